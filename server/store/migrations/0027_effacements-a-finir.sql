CREATE TABLE `effacements_a_finir` (
	`person_id` text NOT NULL,
	`seance_id` text NOT NULL,
	PRIMARY KEY(`person_id`, `seance_id`)
);
