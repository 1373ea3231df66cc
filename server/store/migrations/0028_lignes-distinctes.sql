CREATE TABLE `lignes_distinctes` (
	`seance_id` text NOT NULL,
	`ligne_id` text NOT NULL,
	`autre_id` text NOT NULL,
	PRIMARY KEY(`ligne_id`, `autre_id`),
	FOREIGN KEY (`seance_id`) REFERENCES `seances`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `lignes_distinctes_seance` ON `lignes_distinctes` (`seance_id`);