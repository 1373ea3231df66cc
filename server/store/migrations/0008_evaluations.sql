CREATE TABLE `evaluations` (
	`seance_id` text NOT NULL,
	`cle` text NOT NULL,
	`note` integer NOT NULL,
	`mot` text,
	PRIMARY KEY(`seance_id`, `cle`),
	FOREIGN KEY (`seance_id`) REFERENCES `seances`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
