CREATE TABLE `publications` (
	`numero` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`adresse` text NOT NULL,
	`sorte` text NOT NULL,
	`subject_id` text NOT NULL,
	`groupe_id` text,
	`snapshot_id` text NOT NULL,
	`at` integer NOT NULL,
	`role` text NOT NULL,
	`outline` text NOT NULL,
	`retiree_a` integer,
	`retiree_role` text,
	FOREIGN KEY (`snapshot_id`) REFERENCES `snapshots`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `publications_subject` ON `publications` (`subject_id`);--> statement-breakpoint
CREATE INDEX `publications_adresse` ON `publications` (`adresse`);