import { proseText } from '../document/value.ts'
import { type CleEtat, objectifs, type SousGroupe } from './sous-groupe.ts'

/** Where a sub-group stands, as its sheet says. */
export type Avancee = Pick<SousGroupe, CleEtat> & {
  mots: number
  /** The first words written. */
  extrait: string | null
}

const EXCERPT = 160

const motsDe = (text: string): number => text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

function extraitDe(texts: readonly string[]): string | null {
  const words = texts.map((text) => text.replace(/\s+/g, ' ').trim()).find((text) => text !== '')
  if (words === undefined) return null
  return words.length <= EXCERPT ? words : `${words.slice(0, EXCERPT).replace(/\s\S*$/, '')}…`
}

/** Everything the sub-group wrote, its title apart. */
function textsDe(v: SousGroupe): string[] {
  const proses = [v.contours, v.attendus, v.modalites, v.livrable].map(proseText)
  const rows = [
    ...v.engagements.map(({ qui, quoi }) => [qui, quoi]),
    ...v.acteursManquants.map(({ acteur, pourquoi, contact }) => [acteur, pourquoi, contact]),
    ...v.questions.map(({ texte }) => [texte]),
  ]
  return [...proses, ...rows.flat().map((cell) => cell ?? ''), v.premiereReunionTexte ?? '']
}

export function avanceeDe(v: SousGroupe): Avancee {
  const etats = Object.fromEntries(objectifs.map(({ etat }) => [etat, v[etat]])) as Pick<SousGroupe, CleEtat>
  const texts = textsDe(v)
  return { ...etats, mots: texts.reduce((sum, text) => sum + motsDe(text), 0), extrait: extraitDe(texts.slice(0, 4)) }
}
