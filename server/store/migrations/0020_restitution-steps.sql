CREATE TABLE `restitution_steps` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`document_id` text NOT NULL,
	`statut` text NOT NULL,
	`at` integer NOT NULL,
	`person_id` text NOT NULL,
	`version_de` text,
	`instantane_id` text
);
--> statement-breakpoint
CREATE INDEX `restitution_steps_document` ON `restitution_steps` (`document_id`);--> statement-breakpoint
CREATE INDEX `restitution_steps_version` ON `restitution_steps` (`version_de`);