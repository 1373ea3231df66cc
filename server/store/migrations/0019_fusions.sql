CREATE TABLE `fusions` (
	`de_id` text PRIMARY KEY NOT NULL,
	`vers_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`de_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`vers_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action
);
