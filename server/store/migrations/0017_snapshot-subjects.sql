CREATE TABLE `snapshot_subjects` (
	`snapshot_id` text NOT NULL,
	`subject_id` text NOT NULL,
	PRIMARY KEY(`subject_id`, `snapshot_id`),
	FOREIGN KEY (`snapshot_id`) REFERENCES `snapshots`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT OR IGNORE INTO `snapshot_subjects` (`snapshot_id`, `subject_id`)
SELECT `snapshots`.`id`, json_extract(`held`.`value`, '$.id') FROM `snapshots`, json_each(`snapshots`.`content`, '$.documents') AS `held`
WHERE json_extract(`held`.`value`, '$.id') IS NOT NULL;
--> statement-breakpoint
INSERT OR IGNORE INTO `snapshot_subjects` (`snapshot_id`, `subject_id`)
SELECT `id`, `seance_id` FROM `snapshots` WHERE `seance_id` IS NOT NULL;
