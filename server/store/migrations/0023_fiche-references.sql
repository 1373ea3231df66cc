CREATE TABLE `fiche_references` (
	`id` text PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`annee` integer NOT NULL,
	`snapshot_id` text NOT NULL,
	`adoptee_a` integer NOT NULL,
	`adoptee_par` text,
	FOREIGN KEY (`snapshot_id`) REFERENCES `snapshots`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `fiche_references_document` ON `fiche_references` (`document_id`);