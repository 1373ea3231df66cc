CREATE TABLE `conduites` (
	`seance_id` text PRIMARY KEY NOT NULL,
	`ecran` text,
	`sous_groupe_id` text,
	`page` integer NOT NULL,
	`rappel_a` integer,
	FOREIGN KEY (`seance_id`) REFERENCES `seances`(`id`) ON UPDATE no action ON DELETE no action
);
