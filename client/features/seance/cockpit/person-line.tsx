import type { ReactNode } from 'react'
import { OrBlank } from '#client/words/blanks'
import { ModeChip } from '#client/words/chips'
import type { Mode } from '#shared/documents/choices'
import { useNames } from './names.tsx'

interface PersonLineProps {
  personId: string | null
  organisme: string | null
  mode: Mode | null
  children?: ReactNode
}

/** A person as those who run the meeting see them: name, organisation, mode. */
export function PersonLine({ personId, organisme, mode, children }: PersonLineProps) {
  const nom = useNames().get(personId ?? '') ?? null
  return (
    <div className="personne">
      <span className="personne-mots">
        {nom !== null && <strong>{nom}</strong>}
        <span className="personne-place">
          <span className={nom === null ? '' : 'petit'}>
            <OrBlank value={organisme} blank="nonRenseigne" />
          </span>
          {mode !== null && <ModeChip mode={mode} />}
        </span>
      </span>
      {children}
    </div>
  )
}
