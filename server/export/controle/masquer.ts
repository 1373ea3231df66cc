import type { Constat } from '#shared/api/controle'
import type { Block, Cell, Inline } from '#shared/api/outline'
import type { Outline } from '../outline.ts'
import { coordonnees } from './coordonnees.ts'
import { nomsDans, type Personne } from './noms.ts'
import { passagesOf } from './passages.ts'

const marques: Partial<Record<Constat['code'], string>> = {
  adresseElectronique: '[adresse électronique retirée]',
  telephone: '[numéro retiré]',
  identifiants: '[identifiants retirés]',
  nomDePersonne: '[nom retiré]',
}

/**
 * The same outline without what would stop it from being published, for a text nobody may correct any more: each removal
 * is said where it was made.
 */
export function sansPersonnel(outline: Outline, personnes: readonly Personne[]): { outline: Outline; retires: number } {
  const noms = nomsDans(personnes, passagesOf(outline.blocks, null))
  let retires = 0

  function clean(inlines: Inline[], sous = ''): Inline[] {
    const [passage] = passagesOf([{ kind: 'paragraph', inlines }], null)
    if (passage === undefined) return inlines
    const found = [...coordonnees({ ...passage, sous }), ...noms(passage)]
      .filter((f) => marques[f.code] !== undefined)
      .sort((a, b) => a.at - b.at)
    if (found.length === 0) return inlines
    let words = ''
    let from = 0
    for (const { code, at, length } of found) {
      if (at < from) continue
      words += passage.words.slice(from, at) + marques[code]
      from = at + length
      retires++
    }
    return [{ text: words + passage.words.slice(from) }]
  }
  const words = (text: string): string =>
    clean([{ text }])
      .map((i) => i.text)
      .join('')
  const wordsOf = (c: Cell | undefined): string => (c?.blocks ?? []).flat().reduce((all, i) => all + i.text, '')
  const row = (cells: Cell[], head: readonly Cell[]): Cell[] =>
    cells.map((c, x) => {
      const sous = [wordsOf(head[x]), x === 0 ? '' : wordsOf(cells[0])].join('\n')
      return { ...c, blocks: c.blocks.map((inlines) => clean(inlines, sous)) }
    })
  const block = (b: Block): Block => {
    switch (b.kind) {
      case 'heading':
      case 'paragraph':
        return { ...b, inlines: clean(b.inlines) }
      case 'list':
        return {
          ...b,
          items: b.items.map((i) => ({ inlines: clean(i.inlines), children: i.children.map(block) })),
        }
      case 'table':
        return { ...b, caption: words(b.caption), head: row(b.head, []), rows: b.rows.map((r) => row(r, b.head)) }
      case 'chart':
        return { ...b, title: words(b.title), summary: words(b.summary), categories: b.categories.map(words) }
      case 'pageBreak':
        return b
    }
  }
  const cleaned = {
    ...outline,
    titre: words(outline.titre),
    sousTitre: outline.sousTitre === null ? null : words(outline.sousTitre),
    provenance: words(outline.provenance),
    blocks: outline.blocks.map(block),
  }
  // What its file is called says the title again: what is struck out of both is counted once.
  const said = retires
  const { fichier } = outline
  return { outline: fichier === undefined ? cleaned : { ...cleaned, fichier: words(fichier) }, retires: said }
}
