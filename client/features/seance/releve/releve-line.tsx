import { Pencil } from 'lucide-react'
import { groupeWords } from '#client/direct/groupes'
import { useMeeting } from '#client/direct/meeting'
import { IconButton } from '#client/ui/button'
import { ReleveChip } from '#client/words/chips'
import { clockTime, Day, timeOfDay } from '#client/words/dates'
import type { DocumentOf } from '#shared/document/define'
import type { notesDeSeance } from '#shared/documents/notes-de-seance'

export type LineOfReleve = DocumentOf<typeof notesDeSeance>['releve'][number]

/** A line of the relevé to read, with where and when it was said. */
export function ReleveLine({ line, onEdit }: { line: LineOfReleve; onEdit?: () => void }) {
  const { direct } = useMeeting()
  const point = direct.points.find((p) => p.id === line.point)
  const groupe = direct.sousGroupes.find((g) => g.id === line.sousGroupe)
  const said = [
    line.noteA === null ? null : timeOfDay(clockTime(line.noteA)),
    groupe === undefined ? null : groupeWords(groupe),
    point?.titre ?? null,
  ].filter((words) => words !== null)
  const blank = line.texte.trim() === ''
  return (
    <div className="releve-ligne">
      <ReleveChip nature={line.nature} />
      <div className="releve-mots">
        <p>{blank ? <span className="blanc">en cours d’écriture</span> : line.texte}</p>
        <p className="petit">
          {line.qui !== null && <>{line.qui} · </>}
          {line.echeance !== null && (
            <>
              pour le <Day day={line.echeance} /> ·{' '}
            </>
          )}
          {said.join(' · ')}
        </p>
      </div>
      {onEdit !== undefined && (
        <IconButton
          small
          label={blank ? 'Compléter cette ligne' : `Modifier «\u00a0${line.texte}\u00a0»`}
          onPress={onEdit}
        >
          <Pencil size={16} aria-hidden="true" />
        </IconButton>
      )}
    </div>
  )
}
