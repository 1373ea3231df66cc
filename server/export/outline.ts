import type { Block, Cell, Inline, Origin } from '#shared/api/outline'
import type { Draft } from '#shared/chart/chart'
import { jour } from './words.ts'

/** A whole document before its format: what minutes and restitutions share, and all that a format needs to know. */
export interface Outline {
  titre: string
  /** Names its file, without the extension; its title does where there is none, as in what was published before. */
  fichier?: string
  sousTitre: string | null
  /** « Document de travail, non validé » or « Validé le … ». */
  statut: string
  /** Words across every page while it is not validated; null once it is. */
  filigrane: string | null
  /** Snapshot, date and fingerprint in one line. */
  provenance: string
  /** « Extrait : 2 chapitres sur 7. », for files that hold nothing but tables; the words of the others begin with it. */
  extrait?: string
  /** The instant written in the properties of the file: that of the snapshot, so that the same one gives the same bytes. */
  le: number
  /** Headings start at level 2: the title is the only one above. */
  blocks: Block[]
}

export const text = (words: string): Inline[] => [{ text: words }]
export const strong = (words: string): Inline => ({ text: words, bold: true })
/** Words that stand for a blank, told apart by their slant as well as by what they say. */
export const blank = (words: string): Inline => ({ text: words, italic: true, blank: true })

/** The words, or what their absence is called. */
export const orBlank = (words: string | null | undefined, whenBlank: string): Inline =>
  words === null || words === undefined || words.trim() === '' ? blank(whenBlank) : { text: words }

export const heading = (level: 2 | 3 | 4, words: string): Block => ({ kind: 'heading', level, inlines: text(words) })
export const paragraph = (...inlines: (Inline | string)[]): Block => ({
  kind: 'paragraph',
  inlines: inlines.map((i) => (typeof i === 'string' ? { text: i } : i)),
})
export const note = (words: string): Block => ({ kind: 'paragraph', inlines: text(words), tone: 'note' })
/** What stands around words drawn from a snapshot: always shown, so that they are told from those somebody wrote. */
export const mark = (words: string): Block => ({ kind: 'paragraph', inlines: text(words), tone: 'mark' })
export const markEnd = (words: string): Block => ({ kind: 'paragraph', inlines: text(words), tone: 'markEnd' })
export const list = (items: readonly (Inline[] | string)[], ordered = false): Block => ({
  kind: 'list',
  ordered,
  items: items.map((i) => ({ inlines: typeof i === 'string' ? text(i) : i, children: [] })),
})

export const cell = (...inlines: (Inline | string)[]): Cell => ({
  blocks: [inlines.map((i) => (typeof i === 'string' ? { text: i } : i))],
})
/** A day in words, or what its absence is called; files that compute get the day itself. */
export const dayCell = (day: string | null, whenBlank: string): Cell =>
  day === null ? cell(blank(whenBlank)) : { ...cell(jour(day)), day }
/** The cell that names its row. */
export const rowName = (words: string): Cell => ({ blocks: [text(words)], header: true })
type Table = Extract<Block, { kind: 'table' }>
export const table = (
  caption: string,
  head: readonly string[],
  rows: Cell[][],
  more: Pick<Table, 'lieux' | 'phrases' | 'graphe'> = {},
): Block => ({
  kind: 'table',
  caption,
  head: head.map((words) => ({ blocks: [text(words)], header: true })),
  rows,
  ...more,
})

interface Counted extends Pick<Draft, 'title' | 'summary' | 'rowLabel'> {
  /** What is counted: names the column of numbers. */
  unit: string
  counts: readonly (readonly [name: string, count: number])[]
}
/** « à lancer : 2, en cours : 1 » */
export const enParts = (counts: Counted['counts']): string =>
  counts.flatMap(([name, n]) => (n === 0 ? [] : [`${name.toLowerCase()}\u00a0: ${n}`])).join(', ')
/** The chart of how many rows of a table are of each kind; kinds nothing is of are left out. */
export function counted({ unit, counts, ...said }: Counted): Draft {
  const some = counts.filter(([, n]) => n > 0)
  const series = [{ name: unit, values: some.map(([, n]) => n) }]
  return { form: 'bars', ...said, categories: some.map(([name]) => name), series }
}

export const withOrigin = (blocks: readonly Block[], origin: Origin): Block[] => blocks.map((b) => ({ ...b, origin }))
