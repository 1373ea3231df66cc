CREATE TABLE `prises_de_parole` (
	`seance_id` text NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	`fin_a` integer,
	PRIMARY KEY(`seance_id`, `person_id`),
	FOREIGN KEY (`seance_id`) REFERENCES `seances`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `tours_de_table` (
	`seance_id` text NOT NULL,
	`ligne_id` text NOT NULL,
	`etat` text NOT NULL,
	`at` integer NOT NULL,
	`rang` integer NOT NULL,
	PRIMARY KEY(`seance_id`, `ligne_id`),
	FOREIGN KEY (`seance_id`) REFERENCES `seances`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `conduites` ADD `alternance` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `conduites` ADD `distance_a` integer;