/** What changed in the rows of a meeting, told as its documents are: who was there, by organisation, and what became of proposals. */
import { blancs } from '#server/export/words'
import type { Champ, Changement, DocumentCompare } from '#shared/api/comparaison'
import { wordDiff } from '#shared/document/word-diff'
import { modes, sortsProposition, statutsPresence } from '#shared/documents/choices'
import type { SnapshotContent } from './content.ts'

type Content = Pick<SnapshotContent, 'seance' | 'presence' | 'propositions'>

interface Told<R> {
  cle: string
  rubrique: string
  id: (row: R) => string
  name: (row: R) => string
  /** Words by label, null for a blank; texts are compared word by word. */
  said: (row: R) => Record<string, string | null>
  texts?: readonly string[]
}

const presence: Told<Content['presence'][number]> = {
  ...{ cle: 'presence', rubrique: 'Présences' },
  id: (p) => p.ligneId,
  name: (p) => p.organisme ?? `organisme ${blancs.nonRenseigne}`,
  said: ({ statut, mode, represente, organisme }) => ({
    Organisme: organisme,
    Présence: statutsPresence[statut].toLowerCase(),
    Participation: modes[mode].toLowerCase(),
    'Représente un membre': represente ? 'oui' : 'non',
  }),
}

const propositions: Told<Content['propositions'][number]> = {
  ...{ cle: 'propositions', rubrique: 'Propositions', texts: ['Texte', 'Reformulation', 'Motif'] },
  id: (p) => p.id,
  name: (p) => p.titreCourt ?? p.titre,
  said: ({ titre, organisme, sort, reformulation, motif, gommettes }) => ({
    Texte: titre,
    'Portée par': organisme ?? null,
    Sort: sort === undefined ? null : sortsProposition[sort].toLowerCase(),
    Reformulation: reformulation ?? null,
    Motif: motif ?? null,
    Gommettes: gommettes == null ? null : String(gommettes),
  }),
}

function compared<R>(told: Told<R>, before: readonly R[], after: readonly R[]): Changement[] {
  const { cle, rubrique, id, name, said, texts = [] } = told
  const then = new Map(before.map((row) => [id(row), row]))
  const now = new Map(after.map((row) => [id(row), row]))
  const both = [...new Set([...then.keys(), ...now.keys()])]
  return both.flatMap((key): Changement[] => {
    const [old, next] = [then.get(key), now.get(key)]
    const shown = next ?? old
    if (shown === undefined) return []
    const [avant, apres] = [old, next].map((row): Record<string, string | null> => (row === undefined ? {} : said(row)))
    const champs = Object.keys(said(shown)).flatMap((label): Champ[] => {
      const [from, to] = [avant?.[label] ?? null, apres?.[label] ?? null]
      if (from === to) return []
      const morceaux = from !== null && to !== null && texts.includes(label) ? wordDiff(from, to) : null
      return [{ label, avant: from, apres: to, morceaux }]
    })
    if (champs.length === 0) return []
    const sorte = old === undefined ? 'ajoute' : next === undefined ? 'retire' : 'modifie'
    return [
      {
        cle: `${cle}[${key}]`,
        rubrique,
        element: name(shown),
        sorte,
        champs,
        phrase: phrase(told, shown, sorte, champs),
      },
    ]
  })
}

const verbs = { ajoute: 'ajouté', retire: 'retiré' } as const

function phrase<R>(
  { rubrique, name }: Told<R>,
  row: R,
  sorte: 'ajoute' | 'retire' | 'modifie',
  champs: Champ[],
): string {
  const blank = blancs.nonRenseigne
  const words = champs.map(({ label, avant, apres }) =>
    sorte === 'modifie'
      ? `${label.toLowerCase()}\u00a0: ${avant ?? blank} → ${apres ?? blank}`
      : `${label.toLowerCase()}\u00a0: ${(sorte === 'ajoute' ? apres : avant) ?? blank}`,
  )
  return `${rubrique}, ${name(row)}${sorte === 'modifie' ? '' : ` (${verbs[sorte]})`}. ${words.join('\u00a0; ')}.`
}

/** Null when the two are not of one meeting, or nothing moved. */
export function compareRows(before: Content, after: Content): DocumentCompare | null {
  if (after.seance === null || before.seance?.id !== after.seance.id) return null
  const changements = [
    ...compared(presence, before.presence, after.presence),
    ...compared(propositions, before.propositions, after.propositions),
  ]
  const titre = 'Présences et propositions de la séance'
  return changements.length === 0
    ? null
    : { documentId: after.seance.id, kind: 'seance', titre, sorte: 'modifie', changements }
}
