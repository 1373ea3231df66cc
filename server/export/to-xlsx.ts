import { strFromU8, strToU8, unzipSync } from 'fflate'
import writeExcelFile, { type CellObject, type Sheet } from 'write-excel-file/node'
import type { Cell } from '#shared/api/outline'
import { markup } from './markup.ts'
import type { Outline } from './outline.ts'
import { printable } from './printable.ts'
import { composed, type Step, unwatched } from './step.ts'
import { cellText, type NamedTable, tablesOf } from './tables.ts'
import { type Files, zipped } from './zip.ts'

const HEAD = { fontWeight: 'bold', backgroundColor: '#E9ECFB', borderStyle: 'thin', borderColor: '#CFD3DE' } as const
const BODY = { alignVertical: 'top', wrap: true, borderStyle: 'thin', borderColor: '#CFD3DE' } as const
const [NARROWEST, WIDEST] = [12, 60]

/** A day as a day, a number as a number; words are text, whatever they begin with: nothing is ever a formula. */
function cellOf({ header, day, number, ...cell }: Cell): CellObject {
  const look = { ...BODY, ...(header ? { fontWeight: 'bold' as const } : {}) }
  if (number !== undefined) return { ...look, type: Number, value: number }
  const at = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`)
  // A spreadsheet knows no day before 1900.
  if (at > Date.UTC(1900, 2, 1)) return { ...look, type: Date, value: new Date(at), format: 'dd/mm/yyyy' }
  return { ...look, type: String, value: cellText(cell), format: '@' }
}
const text = (value: string, more: Partial<CellObject> = {}): CellObject =>
  ({ type: String, value: printable(value), wrap: true, alignVertical: 'top', ...more }) as CellObject

/** At most 31 characters, none that a spreadsheet refuses, each once. */
function sheetNames(tables: readonly NamedTable[]): string[] {
  const taken = new Set(['lisez-moi'])
  return tables.map(({ caption }) => {
    const plain =
      printable(caption)
        .replace(/[[\]:*?/\\\s]+/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || 'Tableau'
    const short = (end: string): string =>
      `${[...plain]
        .slice(0, 31 - end.length)
        .join('')
        .trim()}${end}`
    let name = short('')
    for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = short(` (${n})`)
    taken.add(name.toLowerCase())
    return name
  })
}

function widthsOf({ head, rows }: NamedTable): { width: number }[] {
  const all = [head, ...rows]
  return Array.from({ length: Math.max(...all.map((r) => r.length)) }, (_, i) => {
    const longest = Math.max(
      ...all.map((r) => Math.max(0, ...(r[i] ? cellText(r[i]).split('\n') : []).map((l) => l.length))),
    )
    return { width: Math.min(WIDEST, Math.max(NARROWEST, longest + 2)) }
  })
}

const [TYPES, RELATIONS, CORE] = ['[Content_Types].xml', '_rels/.rels', 'docProps/core.xml']
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

/** Title, language and date of the file, which the library does not write. */
function withProperties(files: Files, { titre, le }: Outline): Files {
  const read = (name: string): string => strFromU8(files[name] ?? new Uint8Array())
  const core = `${PACKAGE}/metadata/core-properties`
  const type = 'application/vnd.openxmlformats-package.core-properties+xml'
  const at = `${new Date(le).toISOString().slice(0, 19)}Z`
  return {
    ...files,
    [TYPES]: strToU8(read(TYPES).replace('</Types>', `<Override PartName="/${CORE}" ContentType="${type}"/></Types>`)),
    [RELATIONS]: strToU8(
      read(RELATIONS).replace(
        '</Relationships>',
        `<Relationship Id="rIdCore" Type="${PACKAGE}/relationships/metadata/core-properties" Target="${CORE}"/></Relationships>`,
      ),
    ),
    [CORE]: strToU8(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="${core}" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${markup(titre)}</dc:title><dc:creator>Tour de table</dc:creator><dc:language>fr-FR</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created></cp:coreProperties>`,
    ),
  }
}

const STYLES = 'xl/styles.xml'
const FONT = ['b', 'i', 'u', 'sz', 'color', 'name', 'family']
/** What a font is made of, in the order the format asks for. */
const withFonts = (files: Files): Files => ({
  ...files,
  [STYLES]: strToU8(
    strFromU8(files[STYLES] ?? new Uint8Array()).replace(/(?<=<font>).*?(?=<\/font>)/gs, (parts) =>
      FONT.flatMap((name) => parts.match(new RegExp(`<${name}(?: [^>]*)?/>`)) ?? []).join(''),
    ),
  ),
})

const BOOK = 'xl/workbook.xml'
const quoted = (name: string): string => markup(`'${name.replaceAll("'", "''")}'`)
/** Printed, a table is as wide as the page and its header row comes again on each; `headed`: sheets that have one. */
const withPages = (files: Files, headed: readonly (string | null)[]): Files => {
  const titles = headed.flatMap((name, i) =>
    name === null
      ? []
      : [`<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${quoted(name)}!$1:$1</definedName>`],
  )
  const named = titles.length === 0 ? '' : `<definedNames>${titles.join('')}</definedNames>`
  return Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => {
      if (name === BOOK) return [name, strToU8(strFromU8(bytes).replace('<definedNames/>', () => named))]
      if (!name.startsWith('xl/worksheets/sheet')) return [name, bytes]
      const fitted = strFromU8(bytes)
        .replace(/<worksheet [^>]*>/, '$&<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
        .replace(/<pageSetup /, '$&fitToWidth="1" fitToHeight="0" ')
      return [name, strToU8(fitted)]
    }),
  )
}

const LINE = 14
/** Rows tall enough for their words: not every spreadsheet works it out when it opens a file. */
const tall = (row: readonly CellObject[], columns: readonly { width: number }[]): CellObject[] => {
  const lines = row.map(({ value }, i) =>
    typeof value !== 'string'
      ? 1
      : value.split('\n').reduce((n, l) => n + Math.max(1, Math.ceil(l.length / (columns[i]?.width ?? 10))), 0),
  )
  return row.map((cell, i) => (i === 0 ? { ...cell, height: Math.max(1, ...lines) * LINE + 4 } : cell))
}

const ABOUT = [{ width: 30 }, { width: 36 }, { width: 34 }, { width: 28 }, { width: 36 }]

/** First what the document is and where each sheet comes from, then one sheet per table with its header frozen. */
export async function toXlsx(outline: Outline, step: Step = unwatched): Promise<Uint8Array> {
  const tables = tablesOf(outline)
  const names = sheetNames(tables)
  const about: CellObject[][] = [
    // Above the list nothing is beside them: they run on to the right.
    [text(outline.titre, { fontWeight: 'bold', fontSize: 14, wrap: false, height: 22 })],
    ...[outline.sousTitre, outline.statut, outline.provenance, outline.extrait].flatMap((w) =>
      w == null ? [] : [[text(w, { wrap: false })]],
    ),
    [text('')],
    ['Feuille', 'Tableau', 'Chapitre', 'Instantané', 'Empreinte'].map((w) => text(w, HEAD)),
    ...tables.map(({ caption, chapter, from }, i) =>
      tall(
        [names[i] ?? '', caption, chapter ?? '–', from?.libelle ?? '–', from?.empreinte ?? '–'].map((w) =>
          text(w, BODY),
        ),
        ABOUT,
      ),
    ),
  ]
  const sheets: Sheet<Buffer>[] = [
    {
      data: about as Sheet<Buffer>['data'],
      sheet: 'Lisez-moi',
      columns: ABOUT,
      orientation: 'landscape',
    },
    ...composed([...tables.entries()], step, ([i, table]) => {
      const columns = widthsOf(table)
      const head = table.head.length > 0 ? [table.head.map((c) => text(cellText(c), HEAD))] : []
      const rows = [...head, ...table.rows.map((row) => row.map(cellOf))].map((row) => tall(row, columns))
      return {
        ...{ data: rows as Sheet<Buffer>['data'], sheet: names[i] ?? 'Tableau', columns },
        orientation: 'landscape' as const,
        ...(head.length > 0 ? { stickyRowsCount: 1 } : {}),
      }
    }),
  ]
  step('assemblage')
  const made = await writeExcelFile(sheets as never, { fontFamily: 'Arial', fontSize: 10 }).toBuffer()
  const files = unzipSync(new Uint8Array(made))
  const headed = [null, ...tables.map(({ head }, i) => (head.length > 0 ? (names[i] ?? null) : null))]
  return zipped(withProperties(withPages(withFonts(files), headed), outline), TYPES)
}
