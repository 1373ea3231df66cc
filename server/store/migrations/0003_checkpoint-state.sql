ALTER TABLE `checkpoints` ADD `version` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `checkpoints` ADD `vector` blob;--> statement-breakpoint
ALTER TABLE `checkpoints` ADD `hash` blob;--> statement-breakpoint
ALTER TABLE `checkpoints` ADD `modified_at` integer;