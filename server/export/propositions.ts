import type { Instantane } from '#server/snapshot/content'
import type { Block, Cell } from '#shared/api/outline'
import { sortsProposition } from '#shared/documents/choices'
import { cell, counted, enParts, orBlank, paragraph, table } from './outline.ts'
import { blancs, compte } from './words.ts'

type Proposition = Instantane['content']['propositions'][number]

function row({ titre, organisme, sort, reformulation, motif, gommettes }: Proposition): Cell[] {
  const words = reformulation ?? titre
  const fate = sort === undefined ? null : sortsProposition[sort]
  return [
    { blocks: [[{ text: words }], ...(words === titre ? [] : [[{ text: `D’abord\u00a0: ${titre}` }]])], header: true },
    cell(orBlank(organisme, blancs.nonRenseigne)),
    cell(orBlank(fate, blancs.nonRenseigne)),
    cell(motif ?? '–'),
    gommettes == null ? cell('–') : { ...cell(String(gommettes)), number: gommettes },
  ]
}

/** What was proposed, in whose name, and what became of it. */
export function propositions({ content }: Instantane): Block[] {
  if (content.propositions.length === 0) return [paragraph('Aucune proposition n’a été faite.')]
  const head = ['Proposition', 'Portée par', 'Sort', 'Motif', 'Gommettes']
  const fates = [...Object.entries(sortsProposition), [undefined, blancs.nonRenseigne] as const]
  const counts = fates.map(
    ([fate, name]) => [name, content.propositions.filter((p) => p.sort === fate).length] as const,
  )
  const total = compte(content.propositions.length, 'proposition', 'propositions')
  const graphe = counted({
    title: 'Nombre de propositions selon leur sort',
    summary: `${total}\u00a0; ${enParts(counts)}.`,
    rowLabel: 'Sort',
    unit: 'Propositions',
    counts,
  })
  return [table('Propositions et leur sort', head, content.propositions.map(row), { graphe })]
}
