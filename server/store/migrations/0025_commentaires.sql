CREATE TABLE `commentaires` (
	`id` text PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	`ancre` text NOT NULL,
	`citation` text NOT NULL,
	`texte` text NOT NULL,
	`resolu_a` integer,
	`resolu_par` text,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resolu_par`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `commentaires_document` ON `commentaires` (`document_id`);--> statement-breakpoint
CREATE TABLE `reponses_commentaires` (
	`id` text PRIMARY KEY NOT NULL,
	`commentaire_id` text NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	`texte` text NOT NULL,
	FOREIGN KEY (`commentaire_id`) REFERENCES `commentaires`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reponses_commentaire` ON `reponses_commentaires` (`commentaire_id`);