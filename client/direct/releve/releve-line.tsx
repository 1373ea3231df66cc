import { Pencil } from 'lucide-react'
import { IconButton } from '#client/ui/button'
import { Chip } from '#client/ui/chip'
import { ReleveChip } from '#client/words/chips'
import { Day } from '#client/words/dates'
import { type ReleveLine as Line, manques } from '#shared/documents/releve'
import { Origin } from './origin.tsx'

export type LineOfReleve = Omit<Line, 'ou'>

/** A line of the relevé to read: what it lacks is said, and where and when it was noted. */
export function ReleveLine({ line, onEdit }: { line: LineOfReleve; onEdit?: () => void }) {
  const blank = line.texte.trim() === ''
  const lacks = manques(line)
  return (
    <div className="releve-ligne">
      <ReleveChip nature={line.nature} />
      <div className="releve-mots">
        <p>{blank ? <span className="blanc">en cours d’écriture</span> : line.texte}</p>
        <p className="petit">
          {line.qui !== null && <strong>{line.qui}</strong>}
          {line.personne !== null && ` (${line.personne})`}
          {(line.qui !== null || line.personne !== null) && ' · '}
          {line.echeance !== null && (
            <>
              pour le <Day day={line.echeance} /> ·{' '}
            </>
          )}
          <Origin line={line} />
        </p>
        {!blank && lacks.length > 0 && (
          <p className="rang releve-manques">
            {lacks.includes('qui') && (
              <Chip tone="ochre" shape="question">
                qui : à désigner
              </Chip>
            )}
            {lacks.includes('echeance') && (
              <Chip tone="ochre" shape="question">
                pour quand : à fixer
              </Chip>
            )}
          </p>
        )}
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
