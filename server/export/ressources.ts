import type { Instantane } from '#server/snapshot/content'
import type { Block, Inline } from '#shared/api/outline'
import { safeHref } from '#shared/prose/content'
import { cell, orBlank, paragraph, table } from './outline.ts'
import { blancs } from './words.ts'

/** What the group shares: documents and tools, with their address written out for who reads on paper. */
export function ressources({ content }: Instantane): Block[] {
  if (content.ressources === undefined)
    return [paragraph('Cet instantané a été pris avant que les ressources du groupe y soient figées.')]
  if (content.ressources.length === 0) return [paragraph('Aucune ressource n’est enregistrée pour ce groupe.')]
  const rows = content.ressources.map(({ titre, editeur, url, accesRestreint, description }) => {
    const href = safeHref(url)
    const words: Inline[][] = [[{ text: titre }], ...(href === null ? [] : [[{ text: href, href }]])]
    return [
      { blocks: words, header: true },
      cell(orBlank(editeur, blancs.nonRenseigne)),
      cell(accesRestreint ? 'Restreint' : 'Libre'),
      cell(orBlank(description, blancs.nonRenseigne)),
    ]
  })
  const head = ['Ressource', 'Proposée par', 'Accès', 'Ce qu’on y trouve']
  return [table('Ressources', head, rows, { lieux: rows.map(() => ({ passage: 'Ressources du groupe' })) })]
}
