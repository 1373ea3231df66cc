import Papa from 'papaparse'
import type { Cell } from '#shared/api/outline'
import type { Outline } from './outline.ts'
import { printable } from './printable.ts'
import { cellText, tablesOf } from './tables.ts'
import { courte, guillemets } from './words.ts'

const cellOf = ({ day, number, ...cell }: Cell): string =>
  day ?? (number === undefined ? cellText(cell) : String(number).replace('.', ','))

/**
 * Every table, each under its title: separated as French spreadsheets expect, days as `2025-07-01`. What could be taken
 * for a formula is made text.
 */
export function toCsv(outline: Outline): Uint8Array {
  const lines = tablesOf(outline).flatMap(({ caption, head, rows, from }, i) => [
    ...(i === 0 ? [] : [['']]),
    from === null
      ? [caption]
      : [caption, `Instantané ${guillemets(from.libelle)}, empreinte ${courte(from.empreinte)}`],
    ...(head.length > 0 ? [head.map(cellOf)] : []),
    ...rows.map((row) => row.map(cellOf)),
  ])
  const extrait = outline.extrait === undefined ? [] : [[outline.extrait]]
  const origin = [[outline.titre], [`${outline.statut}. ${outline.provenance}`], ...extrait, ['']]
  const csv = Papa.unparse(
    [...origin, ...lines].map((line) => line.map(printable)),
    { delimiter: ';', newline: '\r\n', escapeFormulae: true },
  )
  return new TextEncoder().encode(`\ufeff${csv}\r\n`)
}
