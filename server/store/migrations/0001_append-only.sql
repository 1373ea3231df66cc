-- Attendance and snapshots are only ever added to; an edit in the log is never rewritten.
-- `INSERT OR REPLACE` reaches the delete triggers because every connection sets recursive_triggers.
CREATE TRIGGER `snapshots_no_update` BEFORE UPDATE ON `snapshots` BEGIN SELECT RAISE(ABORT, 'snapshots: append only'); END;
--> statement-breakpoint
CREATE TRIGGER `snapshots_no_delete` BEFORE DELETE ON `snapshots` BEGIN SELECT RAISE(ABORT, 'snapshots: append only'); END;
--> statement-breakpoint
CREATE TRIGGER `emargements_no_update` BEFORE UPDATE ON `emargements` BEGIN SELECT RAISE(ABORT, 'emargements: append only'); END;
--> statement-breakpoint
CREATE TRIGGER `emargements_no_delete` BEFORE DELETE ON `emargements` BEGIN SELECT RAISE(ABORT, 'emargements: append only'); END;
--> statement-breakpoint
CREATE TRIGGER `updates_no_update` BEFORE UPDATE ON `updates` BEGIN SELECT RAISE(ABORT, 'updates: append only'); END;
