CREATE TABLE `departs` (
	`seance_id` text NOT NULL,
	`person_id` text NOT NULL,
	`sous_groupe_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`seance_id`, `person_id`, `sous_groupe_id`),
	FOREIGN KEY (`seance_id`) REFERENCES `seances`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sous_groupe_id`) REFERENCES `sous_groupes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `affectations` ADD `coredige` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `sous_groupes` ADD `etat` text DEFAULT 'ouvert' NOT NULL;--> statement-breakpoint
ALTER TABLE `sous_groupes` ADD `vers_id` text;--> statement-breakpoint
ALTER TABLE `sous_groupes` ADD `fini_a` integer;