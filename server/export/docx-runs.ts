import { ExternalHyperlink, type ParagraphChild, TextRun } from 'docx'
import type { Inline } from '#shared/api/outline'
import { type Run, runsOf } from './printable.ts'

function textRun({ text, bold, italic, underline, strike, superscript, break: newLine }: Run, link: boolean): TextRun {
  return new TextRun({
    text,
    ...(newLine ? { break: 1 } : {}),
    ...(bold ? { bold } : {}),
    ...(italic ? { italics: true } : {}),
    ...(underline ? { underline: {} } : {}),
    ...(strike ? { strike } : {}),
    ...(superscript ? { superScript: true } : {}),
    ...(link ? { style: 'Hyperlink' } : {}),
  })
}

/** The pieces of a paragraph. The only relations a file has with the outside are links a person may follow. */
export const runs = (inlines: readonly Inline[]): ParagraphChild[] =>
  runsOf(inlines).map((run) =>
    run.href === undefined
      ? textRun(run, false)
      : new ExternalHyperlink({ link: run.href, children: [textRun(run, true)] }),
  )
