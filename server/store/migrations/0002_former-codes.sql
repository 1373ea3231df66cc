CREATE TABLE `former_codes` (
	`code` text PRIMARY KEY NOT NULL,
	`seance_id` text NOT NULL,
	FOREIGN KEY (`seance_id`) REFERENCES `seances`(`id`) ON UPDATE no action ON DELETE no action
);
