import { ClipboardList, ListChecks, PencilRuler, Presentation } from 'lucide-react'
import { useMeeting } from '#client/direct/meeting'
import { NoteButton } from '#client/direct/releve/note-button'
import { ButtonLink } from '#client/ui/button'
import { can } from '#shared/access/can'
import { TrayButton } from '../arrivees/tray.tsx'
import { CompteRendu, CreateRestitution } from '../closed-actions.tsx'
import { CodeButton } from './code-dialog.tsx'
import { PhaseActions } from './phase-actions.tsx'

/** Beside the title of the meeting: what those who run it reach for, the way on last. */
export function CockpitActions() {
  const { seance, phase } = useMeeting()
  const over = phase === 'closed' || phase === 'validated'
  const params = { id: seance.id }
  return (
    <>
      <NoteButton />
      <TrayButton />
      {(phase === 'open' || phase === 'live') && <CodeButton seanceId={seance.id} />}
      {!over && (
        <ButtonLink to="/seances/$id/projeter" params={params}>
          <Presentation size={18} aria-hidden="true" /> Projeter
        </ButtonLink>
      )}
      {!over && can(seance.roles, 'prepareSeance') && (
        <ButtonLink to="/seances/$id/preparer" params={params}>
          <PencilRuler size={18} aria-hidden="true" /> Préparer
        </ButtonLink>
      )}
      <ButtonLink to="/seances/$id/emargement" params={params}>
        <ClipboardList size={18} aria-hidden="true" /> Émargement
      </ButtonLink>
      {over && (
        <ButtonLink to="/seances/$id/releve" params={params}>
          <ListChecks size={18} aria-hidden="true" /> Relevé
        </ButtonLink>
      )}
      {over && <CompteRendu seance={seance} />}
      {over && <CreateRestitution seance={seance} />}
      <PhaseActions seance={seance} phase={phase} />
    </>
  )
}
