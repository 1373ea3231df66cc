import { useNow } from '#client/api/server-clock'
import { Banner } from '#client/ui/banner'
import { duration } from '#client/words/durations'
import { plural } from '#client/words/numbers'
import { shorten } from '#client/words/shorten'
import type { Liaison } from '#shared/api/liaisons'
import { useLiaisons } from '../liaisons/use-liaisons.ts'

/** More are counted and not named: the list behind the presence has them all. */
const MOST_NAMED = 6

const none: readonly string[] = []

/** Who is offline as this is asked: what they type meanwhile, the server cannot know. */
export function AwayNow({ named = none }: { named?: readonly string[] }) {
  const { liaisons } = useLiaisons()
  const now = useNow()
  const away = (liaisons ?? []).filter(
    (l) => (l.etat === 'horsLigne' || l.etat === 'muet') && !named.includes(l.personId),
  )
  if (away.length === 0) return null
  const more = away.length - MOST_NAMED
  const start = named.length > 0 ? 'Hors ligne aussi' : 'Hors ligne en ce moment'
  return (
    <Banner tone="ochre" shape="pause" title={`${start}\u00a0: ${plural(away.length, 'personne')}`}>
      <ul className="absents">
        {away.slice(0, MOST_NAMED).map((l) => (
          <li key={l.personId}>
            {nameOf(l)}, depuis {duration(now - l.depuis)}
          </li>
        ))}
        {more > 0 && <li>et {plural(more, 'autre')}</li>}
      </ul>
      Ce qu’on tape hors ligne n’est connu qu’au retour.
    </Banner>
  )
}

const nameOf = ({ nom, organisme }: Liaison): string =>
  nom === '' || organisme === null ? nom || (organisme ?? '') : `${nom} (${shorten(organisme)})`
