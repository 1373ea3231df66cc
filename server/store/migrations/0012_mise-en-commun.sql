CREATE TABLE `annonces` (
	`id` text PRIMARY KEY NOT NULL,
	`seance_id` text NOT NULL,
	`texte` text NOT NULL,
	`at` integer NOT NULL,
	`retire_a` integer,
	FOREIGN KEY (`seance_id`) REFERENCES `seances`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `affectations` ADD `pret_a` integer;--> statement-breakpoint
ALTER TABLE `sous_groupes` ADD `passage` integer;--> statement-breakpoint
ALTER TABLE `sous_groupes` ADD `presente_a` integer;--> statement-breakpoint
ALTER TABLE `sous_groupes` ADD `presente_fin_a` integer;