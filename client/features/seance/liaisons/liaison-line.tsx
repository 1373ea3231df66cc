import type { ReactNode } from 'react'
import { useNow } from '#client/api/server-clock'
import { Chip } from '#client/ui/chip'
import { OrBlank } from '#client/words/blanks'
import { ModeChip } from '#client/words/chips'
import { shorten } from '#client/words/shorten'
import type { Liaison } from '#shared/api/liaisons'
import { linkFact, waitingWords } from './liaison-words.ts'

/** One person: who, how they are linked, what of theirs is not here. */
export function LiaisonLine({ liaison, children }: { liaison: Liaison; children?: ReactNode }) {
  const now = useNow()
  const { nom, organisme, mode, documents } = liaison
  const { words, ...mark } = linkFact(liaison, now)
  const waiting = waitingWords(liaison, now)
  return (
    <div className="liaison">
      <div className="liaison-qui">
        <strong>{nom === '' ? <OrBlank value={organisme} blank="nonRenseigne" /> : nom}</strong>
        <span className="personne-place">
          <span className="petit">
            <OrBlank value={organisme} blank="nonRenseigne" />
          </span>
          {mode !== null && <ModeChip mode={mode} />}
        </span>
      </div>
      <div className="liaison-etat">
        {children ?? <Chip {...mark}>{words}</Chip>}
        {waiting !== null && (
          <p className="petit">
            {waiting}
            {documents.map(({ id, titre }) => (
              <span key={id} title={titre}>
                {' '}
                · {shorten(titre, 50)}
              </span>
            ))}
          </p>
        )}
      </div>
    </div>
  )
}
