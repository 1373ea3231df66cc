CREATE TABLE `arrivees` (
	`id` text PRIMARY KEY NOT NULL,
	`seance_id` text NOT NULL,
	`document_id` text NOT NULL,
	`epoch` integer NOT NULL,
	`person_id` text NOT NULL,
	`received_at` integer NOT NULL,
	`completed_at` integer NOT NULL,
	`bytes` blob NOT NULL,
	`etat` text NOT NULL,
	`repris` text NOT NULL,
	`handled_by` text,
	`handled_at` integer,
	FOREIGN KEY (`seance_id`) REFERENCES `seances`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `arrivees_seance` ON `arrivees` (`seance_id`);--> statement-breakpoint
CREATE INDEX `arrivees_person` ON `arrivees` (`person_id`);--> statement-breakpoint
CREATE INDEX `arrivees_document` ON `arrivees` (`document_id`,`epoch`,`person_id`);