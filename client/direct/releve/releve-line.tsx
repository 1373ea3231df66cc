import { Pencil } from 'lucide-react'
import { IconButton } from '#client/ui/button'
import { Chip } from '#client/ui/chip'
import { classes } from '#client/ui/class-names'
import { ReleveChip } from '#client/words/chips'
import { Day } from '#client/words/dates'
import { can } from '#shared/access/can'
import { type ReleveLine as Line, manques } from '#shared/documents/releve'
import { useMeeting } from '../meeting.tsx'
import { Origin } from './origin.tsx'

interface ReleveLineProps {
  line: Omit<Line, 'ou'>
  /** Under a heading that says the nature already. */
  plain?: boolean
  onEdit?: () => void
}

/** A line of the relevé to read: what it lacks is said, and where and when it was noted. */
export function ReleveLine({ line, plain, onEdit }: ReleveLineProps) {
  const { seance, phase } = useMeeting()
  const blank = line.texte.trim() === ''
  const lacks = manques(line)
  // Once the meeting is over it is the organisation that answers, except to those who write the minutes.
  const named = line.personne !== null && (phase === 'live' || can(seance.roles, 'exportFiles') || line.qui === null)
  return (
    <div className={classes('releve-ligne', plain === true && 'sans-nature')}>
      {plain !== true && <ReleveChip nature={line.nature} />}
      <div className="releve-mots">
        <p>{blank ? <span className="blanc">en cours d’écriture</span> : line.texte}</p>
        <p className="petit">
          {line.qui !== null && <strong>{line.qui}</strong>}
          {named && <span className="sans-papier">{line.qui === null ? line.personne : ` (${line.personne})`}</span>}
          {(line.qui !== null || named) && ' · '}
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
