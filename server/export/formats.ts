import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Format } from '#shared/api/prints'
import type { Charte } from './charte.ts'
import { pictures } from './docx-picture.ts'
import type { Outline } from './outline.ts'
import type { Step } from './step.ts'
import { toCsv } from './to-csv.ts'
import { toDocx } from './to-docx.ts'
import { toHtml } from './to-html.ts'
import { toPdf } from './to-pdf.ts'
import { toPptx } from './to-pptx.ts'
import { toXlsx } from './to-xlsx.ts'

export interface Tools {
  /** Made the first time a PDF is asked for. */
  typesetter: () => NodeCompiler
  charte: Charte
  step?: Step
}

type Write = (outline: Outline, tools: Tools) => Uint8Array | Promise<Uint8Array>

/**
 * One outline, many formats: nothing is known here of what the document is. For OpenDocument, the Office file that
 * LibreOffice is given.
 */
export const writers: Readonly<Record<Format, Write>> = {
  docx: (outline, { charte, step }) => toDocx(outline, charte, step),
  pdf: (outline, { typesetter, charte, step }) => toPdf(outline, typesetter(), charte, step),
  odt: (outline, { charte, step }) => toDocx(outline, charte, step, pictures),
  html: (outline) => new TextEncoder().encode(toHtml(outline, { style: 'inline' })),
  pptx: (outline, { charte, step }) => toPptx(outline, charte, step),
  odp: (outline, { charte, step }) => toPptx(outline, charte, step),
  xlsx: (outline, { step }) => toXlsx(outline, step),
  csv: (outline) => toCsv(outline),
}
