CREATE TABLE `snapshot_seals` (
	`numero` integer PRIMARY KEY NOT NULL,
	`public_key` text NOT NULL,
	`signature` text NOT NULL
);
--> statement-breakpoint
CREATE TRIGGER `snapshot_seals_no_update` BEFORE UPDATE ON `snapshot_seals` BEGIN SELECT RAISE(ABORT, 'snapshot_seals: append only'); END;
--> statement-breakpoint
CREATE TRIGGER `snapshot_seals_no_delete` BEFORE DELETE ON `snapshot_seals` BEGIN SELECT RAISE(ABORT, 'snapshot_seals: append only'); END;
