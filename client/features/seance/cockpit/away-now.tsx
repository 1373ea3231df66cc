import { useNow } from '#client/api/server-clock'
import { Banner } from '#client/ui/banner'
import { duration } from '#client/words/durations'
import { plural } from '#client/words/numbers'
import type { Liaison } from '#shared/api/liaisons'
import { useLiaisons } from '../liaisons/use-liaisons.ts'

/** More are counted and not named: the list behind the presence has them all. */
const MOST_NAMED = 6

/** Who is offline as this is asked: what they type meanwhile, the server cannot know. */
export function AwayNow() {
  const { liaisons } = useLiaisons()
  const now = useNow()
  const away = (liaisons ?? []).filter((l) => l.etat === 'horsLigne' || l.etat === 'muet')
  if (away.length === 0) return null
  const more = away.length - MOST_NAMED
  return (
    <Banner tone="ochre" shape="pause" title={`Hors ligne en ce moment\u00a0: ${plural(away.length, 'personne')}`}>
      {away.slice(0, MOST_NAMED).map((l, at) => (
        <span key={l.personId}>
          {at > 0 && ', '}
          {named(l)}, depuis {duration(now - l.depuis)}
        </span>
      ))}
      {more > 0 && <> et {plural(more, 'autre')}</>}. Ce qu’on tape hors ligne n’est connu qu’au retour.
    </Banner>
  )
}

const named = ({ nom, organisme }: Liaison): string => (organisme === null ? nom : `${nom} (${organisme})`)
