import type { Format } from '#shared/api/prints'
import type { Charte } from './charte.ts'
import type { Outline } from './outline.ts'
import { toCsv } from './to-csv.ts'
import { toDocx } from './to-docx.ts'
import { toHtml } from './to-html.ts'
import { type Typesetter, toPdf } from './to-pdf.ts'
import { toPptx } from './to-pptx.ts'
import { toXlsx } from './to-xlsx.ts'

export interface Tools {
  /** Made the first time a PDF is asked for. */
  typesetter: () => Typesetter
  charte: Charte
}

type Write = (outline: Outline, tools: Tools) => Uint8Array | Promise<Uint8Array>

/** One outline, many formats: nothing is known here of what the document is. */
export const writers: Readonly<Record<Exclude<Format, 'odt' | 'odp'>, Write>> = {
  docx: (outline, { charte }) => toDocx(outline, charte),
  pdf: (outline, { typesetter, charte }) => toPdf(outline, typesetter(), charte),
  html: (outline) => new TextEncoder().encode(toHtml(outline, { style: 'inline' })),
  pptx: (outline, { charte }) => toPptx(outline, charte),
  xlsx: toXlsx,
  csv: toCsv,
}
