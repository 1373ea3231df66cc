import { mediumDay } from '#client/words/dates'
import type { Reste } from '#shared/api/reprise'
import type { PointDraft } from './agenda.ts'
import { newPoint } from './draft.ts'

/** A title is not longer than this; the whole line is where it was said. */
const LONGEST = 500
const fitted = (words: string): string => (words.length <= LONGEST ? words : `${words.slice(0, LONGEST - 1)}…`)

function block(titre: string, lines: readonly string[]): PointDraft[] {
  if (lines.length === 0) return []
  const under = lines.map((line) => ({ ...newPoint(1), titre: fitted(line) }))
  return [{ ...newPoint(), titre }, ...under]
}

const commitment = ({ quoi, qui, echeance }: Reste['engagements'][number]): string =>
  [quoi, qui, echeance === null ? null : `pour le ${mediumDay(echeance)}`]
    .filter((words) => words !== null && words.trim() !== '')
    .join(' · ')

/** What was left open, as items: the first thing the next meeting looks at. */
export const pointsOfReste = ({ engagements, objectifs, acteurs }: Reste): PointDraft[] => [
  ...block('Engagements de la dernière fois', engagements.map(commitment)),
  ...block(
    'Objectifs à finir',
    objectifs.map(({ sousGroupe, restent }) => `${sousGroupe} : ${restent.join(' ; ')}`),
  ),
  ...block(
    'Acteurs à solliciter',
    acteurs.map(({ acteur, pourquoi }) => (pourquoi === null ? acteur : `${acteur} : ${pourquoi}`)),
  ),
]

export const isEmptyReste = ({ engagements, objectifs, acteurs }: Reste): boolean =>
  engagements.length + objectifs.length + acteurs.length === 0
