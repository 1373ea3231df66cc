CREATE TABLE `gommettes` (
	`tour_id` text NOT NULL,
	`person_id` text NOT NULL,
	`organisme` text,
	`choix` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`tour_id`, `person_id`),
	FOREIGN KEY (`tour_id`) REFERENCES `gommettes_tours`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `gommettes_tours` (
	`id` text PRIMARY KEY NOT NULL,
	`seance_id` text NOT NULL,
	`nombre` integer NOT NULL,
	`compte` text NOT NULL,
	`ouvert_a` integer NOT NULL,
	`revele_a` integer,
	FOREIGN KEY (`seance_id`) REFERENCES `seances`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `propositions` ADD `sort` text DEFAULT 'aExaminer' NOT NULL;--> statement-breakpoint
ALTER TABLE `propositions` ADD `reformulation` text;--> statement-breakpoint
ALTER TABLE `propositions` ADD `motif` text;--> statement-breakpoint
ALTER TABLE `propositions` ADD `propose_a` integer;--> statement-breakpoint
ALTER TABLE `propositions` ADD `organisme` text;--> statement-breakpoint
ALTER TABLE `propositions` ADD `auteur_id` text REFERENCES personnes(id);--> statement-breakpoint
ALTER TABLE `propositions` ADD `point_id` text;--> statement-breakpoint
ALTER TABLE `propositions` ADD `sous_groupe_id` text;