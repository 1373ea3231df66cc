CREATE TABLE `dates_proposees` (
	`id` text PRIMARY KEY NOT NULL,
	`sous_groupe_id` text NOT NULL,
	`jour` text NOT NULL,
	`debut` text,
	`fin` text,
	`lieu` text,
	`person_id` text NOT NULL,
	`retenue_a` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`sous_groupe_id`) REFERENCES `sous_groupes`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `dates_sous_groupe` ON `dates_proposees` (`sous_groupe_id`);--> statement-breakpoint
CREATE TABLE `reponses_dates` (
	`date_id` text NOT NULL,
	`person_id` text NOT NULL,
	`reponse` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`date_id`, `person_id`),
	FOREIGN KEY (`date_id`) REFERENCES `dates_proposees`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action
);
