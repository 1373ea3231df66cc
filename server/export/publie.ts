import type { Block, Cell, Inline } from '#shared/api/outline'
import type { Outline } from './outline.ts'
import { jourDe } from './words.ts'

/** Links into the workspace open nothing to the public, and say where it is. */
function sansLiensInternes(blocks: readonly Block[], address: string): Block[] {
  const inside = (href: string): boolean => href === address || href.startsWith(`${address}/`)
  const inlines = (list: readonly Inline[]): Inline[] =>
    list.map(({ href, ...i }) => (href === undefined || inside(href) ? i : { ...i, href }))
  const cells = (row: readonly Cell[]): Cell[] => row.map((c) => ({ ...c, blocks: c.blocks.map(inlines) }))
  return blocks.map((b): Block => {
    if (b.kind === 'heading' || b.kind === 'paragraph') return { ...b, inlines: inlines(b.inlines) }
    if (b.kind === 'table') return { ...b, head: cells(b.head), rows: b.rows.map(cells) }
    if (b.kind !== 'list') return b
    const items = b.items.map((i) => ({
      inlines: inlines(i.inlines),
      children: sansLiensInternes(i.children, address),
    }))
    return { ...b, items }
  })
}

/** A document as anyone may read it. */
export const publie = (outline: Outline, statut: string, address: string): Outline => ({
  ...outline,
  statut,
  filigrane: null,
  blocks: sansLiensInternes(outline.blocks, address),
})

/** The same once its work is over: still at the address people were given, never taken for what stands now. */
export const archive = (outline: Outline, at: number): Outline => ({
  ...outline,
  statut: `${outline.statut}, archivée le ${jourDe(at)}\u00a0: elle ne décrit plus les travaux en cours`,
  filigrane: 'Archivée',
})
