import type { ReactNode } from 'react'
import { useNow } from '#client/api/server-clock'
import { sheetName } from '#client/direct/groupes'
import { useMeeting } from '#client/direct/meeting'
import { Chip } from '#client/ui/chip'
import { OrBlank } from '#client/words/blanks'
import { ModeChip } from '#client/words/chips'
import { insideQuotes, shorten } from '#client/words/shorten'
import type { Liaison } from '#shared/api/liaisons'
import { linkFact, waitingWords } from './liaison-words.ts'

/** One person: who, how they are linked, what of theirs is not here. */
export function LiaisonLine({ liaison, children }: { liaison: Liaison; children?: ReactNode }) {
  const { direct } = useMeeting()
  const now = useNow()
  const { nom, organisme, mode, documents } = liaison
  const { words, ...mark } = linkFact(liaison, now)
  const waiting = waitingWords(liaison, now)
  return (
    <div className="liaison">
      <div className="liaison-qui">
        <strong>{nom === '' ? <OrBlank value={organisme} blank="nonRenseigne" /> : nom}</strong>
        <span className="personne-place">
          {nom !== '' && (
            <span className="petit">
              <OrBlank value={organisme} blank="nonRenseigne" />
            </span>
          )}
          {mode !== null && <ModeChip mode={mode} />}
        </span>
      </div>
      <div className="liaison-etat">
        {children ?? <Chip {...mark}>{words}</Chip>}
        {waiting !== null && (
          <p className="petit">
            {waiting}
            {documents.map(({ id, titre }, at) => (
              <span key={id} title={titre}>
                {at === 0 ? ', dans ' : '\u00a0; '}«&nbsp;{insideQuotes(shorten(sheetName(direct, id, titre)))}&nbsp;»
              </span>
            ))}
            .
          </p>
        )}
      </div>
    </div>
  )
}
