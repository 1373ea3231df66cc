-- Attendance is only ever added to, but for the words that name someone who asked to be erased: those may be taken out.
DROP TRIGGER `emargements_no_update`;
--> statement-breakpoint
CREATE TRIGGER `emargements_no_update` BEFORE UPDATE ON `emargements`
WHEN NOT (
  NEW.nom IN (OLD.nom, 'Personne effacée')
  AND (NEW.fonction IS OLD.fonction OR NEW.fonction IS NULL)
  AND (NEW.represente IS OLD.represente OR NEW.represente IS NULL)
) BEGIN SELECT RAISE(ABORT, 'emargements: append only'); END;
--> statement-breakpoint
CREATE TRIGGER `emargements_no_update_of_facts` BEFORE UPDATE OF
  id, seance_id, ligne_id, remplace_id, person_id, organisme, mode, statut, qualite, siege, signe_a, arrive_a, parti_a,
  retire_a, par, recorded_by, at
ON `emargements` BEGIN SELECT RAISE(ABORT, 'emargements: append only'); END;
