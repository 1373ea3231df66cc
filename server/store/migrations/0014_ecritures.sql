CREATE TABLE `ecrits` (
	`ecriture_id` text NOT NULL,
	`person_id` text NOT NULL,
	`sous_groupe_id` text NOT NULL,
	`organisme` text,
	`texte` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`ecriture_id`, `person_id`),
	FOREIGN KEY (`ecriture_id`) REFERENCES `ecritures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `ecritures` (
	`id` text PRIMARY KEY NOT NULL,
	`seance_id` text NOT NULL,
	`objectif` text NOT NULL,
	`ouvert_a` integer NOT NULL,
	`revele_a` integer,
	FOREIGN KEY (`seance_id`) REFERENCES `seances`(`id`) ON UPDATE no action ON DELETE no action
);
