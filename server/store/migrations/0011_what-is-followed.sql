CREATE TABLE `etapes_acteurs` (
	`suivi_id` text NOT NULL,
	`etape` text NOT NULL,
	`le` text NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`suivi_id`, `etape`),
	FOREIGN KEY (`suivi_id`) REFERENCES `suivis`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `suivis` ADD `contact` text;