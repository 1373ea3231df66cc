import type { Instantane } from '#server/snapshot/content'
import type { Block, Cell } from '#shared/api/outline'
import { sortsProposition } from '#shared/documents/choices'
import { cell, orBlank, paragraph, table } from './outline.ts'
import { blancs } from './words.ts'

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
  return [table('Propositions et leur sort', head, content.propositions.map(row))]
}
