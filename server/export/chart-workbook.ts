import { strToU8 } from 'fflate'
import type { Chart } from '#shared/chart/chart'
import { markup } from './markup.ts'
import { zipped } from './zip.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The sheet behind a chart, which Word opens when someone edits its data: categories, then one column per series. */
export const SHEET_NAME = 'Donnees'

const letters = (column: number): string => String.fromCharCode(65 + column)
const words = (at: string, value: string): string => `<c r="${at}" t="inlineStr"><is><t>${markup(value)}</t></is></c>`
const number = (at: string, value: number): string => `<c r="${at}"><v>${value}</v></c>`

function rows({ rowLabel, categories, series }: Chart): string {
  const head = [rowLabel, ...series.map((s) => s.name)].map((w, i) => words(`${letters(i)}1`, w))
  const lines = categories.map((category, n) => {
    const values = series.map((s, i) => number(`${letters(i + 1)}${n + 2}`, s.values[n] ?? 0))
    return `<row r="${n + 2}">${words(`A${n + 2}`, category)}${values.join('')}</row>`
  })
  return `<row r="1">${head.join('')}</row>${lines.join('')}`
}

export function chartWorkbook(chart: Chart): Uint8Array {
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET}.worksheet+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships"><sheets><sheet name="${SHEET_NAME}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${rows(chart)}</sheetData></worksheet>`,
  }
  const bytes = Object.entries(files).map(([name, xml]) => [name, strToU8(HEAD + xml)] as const)
  return zipped(Object.fromEntries(bytes), '[Content_Types].xml')
}
