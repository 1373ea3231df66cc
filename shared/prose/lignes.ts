import type { Block, Cell, Inline } from '../api/outline.ts'

/** A table said in words: what each of its rows becomes in a list, and all of them in a sentence. */
export type Table = Extract<Block, { kind: 'table' }>

const COLON = '\u00a0: '
const SEMICOLON = '\u00a0; '

const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

type Turn = (value: string) => string
const alone: Turn = (value) => value
const after =
  (words: string): Turn =>
  (value) =>
    `${words} ${value}`
const named =
  (words: string): Turn =>
  (value) =>
    words === '' ? value : words + COLON + value

/** How a cell is said after the name of its row. A column that is not here keeps its name, as it was written. */
const turns: ReadonlyMap<string, Turn> = new Map([
  ...['Qui', 'Fiche', 'Présence', 'Mode'].map((column) => [column, alone] as const),
  ...['État', 'Où il en est', 'Sort', 'Statut'].map((column) => [column, lower] as const),
  ...['Portée par', 'Pour le', 'Proposée par', 'Sollicité par'].map((c) => [c, after(lower(c))] as const),
  ['Accès', (value: string) => `accès ${lower(value)}`],
  ['Échéance', after('pour le')],
  ...['Ce qu’on y trouve', 'État d’avancement', 'Motif', 'Origine', 'Pilote', 'Porteur', 'Pourquoi'].map(
    (column) => [column, named(lower(column))] as const,
  ),
])

/** What it is comes before the words of a row, and puts those of a sentence together. */
const NATURE = 'Nature'
/** Too long for a sentence, or already said by the place it comes from. */
const unsaid: ReadonlySet<string> = new Set(['Ce qu’on y trouve', 'État d’avancement', 'Origine'])

const isBlank = ({ blocks }: Cell): boolean =>
  blocks.flat().every(({ text, blank }) => blank === true || ['', '–'].includes(text.trim()))

/** Its full stop would stand before what follows. */
const open = (words: string): string => words.replace(/(?<!\.|\betc)\.$/, '')

/** Several lines as one: no bullet, and a comma where nothing ends the line before. */
function wordsOf(lines: readonly Inline[][]): string {
  const all = lines.flatMap((line) =>
    line
      .map((i) => i.text)
      .join('')
      .split('\n'),
  )
  const said = all.map((line) => line.replace(/^[\s•]+/, '').trimEnd()).filter((line) => line !== '')
  const apart = (before: string, line: string) => (/[.,:;!?…]$/.test(before) || line.startsWith('(') ? ' ' : ', ')
  return open(said.reduce((whole, line, i) => (i === 0 ? line : whole + apart(whole, line) + line), ''))
}

interface Ligne {
  nature: string | null
  name: string
  details: string[]
}

/** The cells of a row that say something. `short`: those a sentence has room for. */
function read({ head }: Table, row: readonly Cell[], short: boolean): Ligne {
  const columns = row.map((_, i) => wordsOf(head.slice(i, i + 1).flatMap((c) => c.blocks)))
  // The cell that names its row, wherever it stands.
  const nameAt = Math.max(
    0,
    row.findIndex((c) => c.header === true),
  )
  const natureAt = columns.findIndex((column, i) => column === NATURE && i !== nameAt)
  const [first = [], ...more] = row[nameAt]?.blocks ?? []
  const nature = row[natureAt]
  const details = row.flatMap((c, i) => {
    const column = columns[i] ?? ''
    if (i === nameAt || i === natureAt || isBlank(c) || (short && unsaid.has(column))) return []
    const turn = c.number === undefined ? (turns.get(column) ?? named(column)) : named(lower(column))
    return [turn(wordsOf(c.blocks))]
  })
  return {
    nature: nature === undefined || isBlank(nature) ? null : wordsOf(nature.blocks),
    name: wordsOf([first]),
    details: [...(short ? [] : more.map((line) => wordsOf([line]))), ...details],
  }
}

/** « Décision : Relire la charte – CAF ; pour le 1er mai 2025 » */
export function itemOf(table: Table, row: readonly Cell[], place: number): string {
  const phrase = table.phrases?.[place]
  if (phrase !== undefined) return phrase
  const { nature, name, details } = read(table, row, false)
  const said = details.length === 0 ? name : `${name} – ${details.join(SEMICOLON)}`
  return nature === null ? said : nature + COLON + said
}

const stopped = (words: string): string => (/[.!?…]$/.test(words) ? words : `${words}.`)

/** « Relire la charte (CAF, pour le 1er mai 2025) ; … », told apart by nature where the table says it. */
export function sentenceOf(table: Table): { lead: string; words: string } {
  const natures = new Map<string | null, string[]>()
  table.rows.forEach((row, i) => {
    const { nature, name, details } = read(table, row, true)
    const said = details.length === 0 ? name : `${name} (${details.join(', ')})`
    const phrase = table.phrases?.[i]
    natures.set(nature, [...(natures.get(nature) ?? []), phrase === undefined ? said : open(phrase)])
  })
  const lead = `${table.caption} (${table.rows.length})`
  const blank = natures.get(null) ?? []
  natures.delete(null)
  if (natures.size === 0) return { lead: lead + COLON, words: stopped(blank.join(SEMICOLON)) }
  const groups = [...natures, ...(blank.length === 0 ? [] : [['Nature non renseignée', blank] as const])]
  const words = groups.map(([nature, rows]) => stopped(nature + COLON + rows.join(SEMICOLON)))
  return { lead: `${lead}. `, words: words.join(' ') }
}
