import type { ReactNode } from 'react'
import { Day, longDay, timeRange } from '#client/words/dates'
import type { SeanceView } from '#shared/api/seances'

const listed = (names: readonly string[]): string => new Intl.ListFormat('fr').format(names)
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** « Mardi 1er juillet 2025, 14 h – 17 h », in plain words for the title of the tab. */
export function whenWords({ jour, debut, fin }: Pick<SeanceView, 'jour' | 'debut' | 'fin'>): string {
  const times = timeRange(debut, fin)
  return capital(longDay(jour)) + (times === null ? '' : `, ${times}`)
}

export function When({ jour, debut, fin }: Pick<SeanceView, 'jour' | 'debut' | 'fin'>): ReactNode {
  const times = timeRange(debut, fin)
  return (
    <>
      <Day day={jour} form="long" startsSentence />
      {times !== null && (
        <>
          , <span className="sans-coupure">{times}</span>
        </>
      )}
    </>
  )
}

/** « Groupe de travail Axe 5 · CAF de la Seine-Saint-Denis, Bobigny · coanimée par le Pôle Innovation et le CRP » */
export function whereWords({ titre, lieu, coanimation }: SeanceView): string {
  const led = coanimation.length === 0 ? null : `coanimée par ${listed(coanimation)}`
  return [titre, lieu, led].filter((words) => words !== null).join(' · ')
}
