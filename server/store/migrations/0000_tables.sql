CREATE TABLE `actions_de_schema` (
	`id` text PRIMARY KEY NOT NULL,
	`schema_id` text NOT NULL,
	`axe_id` text NOT NULL,
	`numero` integer,
	`titre` text NOT NULL,
	`transversale` integer DEFAULT false NOT NULL,
	`rang` integer NOT NULL,
	FOREIGN KEY (`schema_id`) REFERENCES `schemas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`axe_id`) REFERENCES `axes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `affectations` (
	`seance_id` text NOT NULL,
	`person_id` text NOT NULL,
	`sous_groupe_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`seance_id`, `person_id`),
	FOREIGN KEY (`seance_id`) REFERENCES `seances`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sous_groupe_id`) REFERENCES `sous_groupes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `axes` (
	`id` text PRIMARY KEY NOT NULL,
	`schema_id` text NOT NULL,
	`numero` integer NOT NULL,
	`titre` text NOT NULL,
	FOREIGN KEY (`schema_id`) REFERENCES `schemas`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `checkpoints` (
	`document_id` text NOT NULL,
	`epoch` integer NOT NULL,
	`seq` integer NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`document_id`, `epoch`)
);
--> statement-breakpoint
CREATE TABLE `client_owners` (
	`document_id` text NOT NULL,
	`epoch` integer NOT NULL,
	`client_id` integer NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`document_id`, `epoch`, `client_id`)
);
--> statement-breakpoint
CREATE TABLE `documents` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`numero` text,
	`axe_id` text,
	`groupe_id` text,
	`seance_id` text,
	`epoch` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`removed_at` integer
);
--> statement-breakpoint
CREATE INDEX `documents_seance` ON `documents` (`seance_id`);--> statement-breakpoint
CREATE INDEX `documents_groupe` ON `documents` (`groupe_id`);--> statement-breakpoint
CREATE TABLE `emargements` (
	`id` text PRIMARY KEY NOT NULL,
	`seance_id` text NOT NULL,
	`ligne_id` text NOT NULL,
	`remplace_id` text,
	`person_id` text,
	`nom` text NOT NULL,
	`fonction` text,
	`organisme` text,
	`mode` text NOT NULL,
	`statut` text NOT NULL,
	`represente` text,
	`signe_a` integer,
	`arrive_a` integer,
	`parti_a` integer,
	`par` text NOT NULL,
	`recorded_by` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`seance_id`) REFERENCES `seances`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `emargements_seance` ON `emargements` (`seance_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `emargements_remplace` ON `emargements` (`remplace_id`);--> statement-breakpoint
CREATE TABLE `groupes` (
	`id` text PRIMARY KEY NOT NULL,
	`schema_id` text NOT NULL,
	`axe_id` text,
	`titre` text NOT NULL,
	`rang` integer NOT NULL,
	FOREIGN KEY (`schema_id`) REFERENCES `schemas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`axe_id`) REFERENCES `axes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `journal` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`act` text NOT NULL,
	`person_id` text,
	`subject` text,
	`detail` text
);
--> statement-breakpoint
CREATE TABLE `liens` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`role` text NOT NULL,
	`person_id` text,
	`pour` text NOT NULL,
	`fonction` text,
	`organisme` text,
	`mode` text,
	`groupe_id` text,
	`seance_id` text,
	`usage_unique` integer NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `liens_token` ON `liens` (`token_hash`);--> statement-breakpoint
CREATE TABLE `organismes` (
	`id` text PRIMARY KEY NOT NULL,
	`nom` text NOT NULL,
	`sigle` text,
	`nature` text NOT NULL,
	`parent_id` text
);
--> statement-breakpoint
CREATE TABLE `parole` (
	`seance_id` text NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`seance_id`, `person_id`),
	FOREIGN KEY (`seance_id`) REFERENCES `seances`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `personnes` (
	`id` text PRIMARY KEY NOT NULL,
	`nom` text NOT NULL,
	`fonction` text,
	`organisme` text,
	`couleur` integer NOT NULL,
	`cree_a` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `phase_moves` (
	`id` text PRIMARY KEY NOT NULL,
	`seance_id` text NOT NULL,
	`phase` text NOT NULL,
	`person_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`seance_id`) REFERENCES `seances`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `points` (
	`id` text PRIMARY KEY NOT NULL,
	`seance_id` text NOT NULL,
	`parent_id` text,
	`numero` text,
	`titre` text NOT NULL,
	`nature` text NOT NULL,
	`intervenant` text,
	`duree_prevue` integer,
	`commence_a` integer,
	`fini_a` integer,
	`rang` integer NOT NULL,
	FOREIGN KEY (`seance_id`) REFERENCES `seances`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `points_seance` ON `points` (`seance_id`);--> statement-breakpoint
CREATE TABLE `propositions` (
	`id` text PRIMARY KEY NOT NULL,
	`seance_id` text NOT NULL,
	`titre` text NOT NULL,
	`titre_court` text,
	`rang` integer NOT NULL,
	FOREIGN KEY (`seance_id`) REFERENCES `seances`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `ressources` (
	`id` text PRIMARY KEY NOT NULL,
	`groupe_id` text NOT NULL,
	`titre` text NOT NULL,
	`editeur` text,
	`url` text,
	`acces_restreint` integer DEFAULT false NOT NULL,
	`description` text,
	`rang` integer NOT NULL,
	FOREIGN KEY (`groupe_id`) REFERENCES `groupes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `role_grants` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`groupe_id` text,
	`seance_id` text,
	`lien_id` text,
	`granted_by` text,
	`granted_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `role_grants_person` ON `role_grants` (`person_id`);--> statement-breakpoint
CREATE TABLE `schemas` (
	`id` text PRIMARY KEY NOT NULL,
	`sigle` text,
	`titre` text NOT NULL,
	`annee_debut` integer,
	`annee_fin` integer,
	`courant` integer DEFAULT false NOT NULL,
	`signature` text,
	`signataires` text NOT NULL,
	`note` text,
	`rang` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `seances` (
	`id` text PRIMARY KEY NOT NULL,
	`groupe_id` text,
	`schema_id` text,
	`titre` text NOT NULL,
	`jour` text NOT NULL,
	`debut` text,
	`fin` text,
	`lieu` text,
	`visio` text,
	`coanimation` text NOT NULL,
	`ordre_du_jour` text NOT NULL,
	`cadre` text NOT NULL,
	`actualites` text NOT NULL,
	`phase` text NOT NULL,
	`code` text,
	`qr_token` text,
	`opened_at` integer,
	`live_at` integer,
	`closed_at` integer,
	`validated_at` integer,
	`point_courant_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`groupe_id`) REFERENCES `groupes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`schema_id`) REFERENCES `schemas`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `seances_code` ON `seances` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `seances_qr` ON `seances` (`qr_token`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`person_id` text NOT NULL,
	`seance_id` text,
	`lien_id` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token` ON `sessions` (`token_hash`);--> statement-breakpoint
CREATE INDEX `sessions_person` ON `sessions` (`person_id`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `signaux` (
	`id` text PRIMARY KEY NOT NULL,
	`seance_id` text NOT NULL,
	`person_id` text NOT NULL,
	`nature` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`seance_id`) REFERENCES `seances`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `signaux_one` ON `signaux` (`seance_id`,`person_id`,`nature`);--> statement-breakpoint
CREATE TABLE `snapshots` (
	`numero` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`libelle` text NOT NULL,
	`seance_id` text,
	`groupe_id` text,
	`author_id` text,
	`at` integer NOT NULL,
	`position` integer NOT NULL,
	`content` text NOT NULL,
	`previous_hash` text,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `snapshots_id_unique` ON `snapshots` (`id`);--> statement-breakpoint
CREATE TABLE `sous_groupes` (
	`id` text PRIMARY KEY NOT NULL,
	`seance_id` text NOT NULL,
	`proposition_id` text,
	`numero` integer NOT NULL,
	`titre` text NOT NULL,
	`titre_court` text,
	`lieu` text,
	`visio` text,
	`rapporteur_id` text,
	`appel_depuis` integer,
	`document_id` text NOT NULL,
	FOREIGN KEY (`seance_id`) REFERENCES `seances`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sous_groupes_seance` ON `sous_groupes` (`seance_id`);--> statement-breakpoint
CREATE TABLE `suivis` (
	`id` text PRIMARY KEY NOT NULL,
	`seance_id` text NOT NULL,
	`groupe_id` text,
	`snapshot_id` text NOT NULL,
	`document_id` text NOT NULL,
	`row_id` text NOT NULL,
	`nature` text NOT NULL,
	`texte` text NOT NULL,
	`qui` text,
	`echeance` text,
	`sous_groupe_id` text,
	`point_id` text,
	`fait_a` integer,
	FOREIGN KEY (`seance_id`) REFERENCES `seances`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `suivis_row` ON `suivis` (`document_id`,`row_id`);--> statement-breakpoint
CREATE TABLE `updates` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`document_id` text NOT NULL,
	`epoch` integer NOT NULL,
	`person_id` text,
	`session_id` text,
	`at` integer NOT NULL,
	`bytes` blob NOT NULL
);
--> statement-breakpoint
CREATE INDEX `updates_document` ON `updates` (`document_id`,`epoch`,`seq`);