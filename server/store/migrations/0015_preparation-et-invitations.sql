CREATE TABLE `reports` (
	`id` text PRIMARY KEY NOT NULL,
	`groupe_id` text NOT NULL,
	`seance_id` text NOT NULL,
	`points` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`groupe_id`) REFERENCES `groupes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`seance_id`) REFERENCES `seances`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reports_groupe` ON `reports` (`groupe_id`);--> statement-breakpoint
ALTER TABLE `emargements` ADD `qualite` text;--> statement-breakpoint
ALTER TABLE `emargements` ADD `siege` text;--> statement-breakpoint
ALTER TABLE `points` ADD `document_id` text;--> statement-breakpoint
ALTER TABLE `points` ADD `lien` text;