CREATE TABLE `relecteurs` (
	`id` text PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`lien_id` text NOT NULL,
	`nomme_a` integer NOT NULL,
	`avis` text,
	`avis_a` integer,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lien_id`) REFERENCES `liens`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `relecteurs_document` ON `relecteurs` (`document_id`);--> statement-breakpoint
CREATE INDEX `relecteurs_lien` ON `relecteurs` (`lien_id`);