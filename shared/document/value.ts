import type { CellShape, ChoiceField, CountField, FlagField, ProseField, RowsField, Shape, TextField } from './field.ts'

/** JSON of a formatted text, as ProseMirror writes it; made without touching the Yjs document. */
export interface ProseNode {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
  readonly content?: readonly ProseNode[]
  readonly text?: string
  readonly marks?: readonly ProseMark[]
}
export interface ProseMark {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
}
/** The blocks of a prose field, in order. */
export type ProseValue = readonly ProseNode[]

export type ValueOf<F> =
  F extends RowsField<infer S>
    ? RowOf<S>[]
    : F extends ProseField
      ? ProseValue
      : F extends TextField
        ? string
        : F extends ChoiceField<infer C>
          ? C | null
          : F extends FlagField
            ? boolean
            : F extends CountField
              ? number | null
              : string | null

export type RowOf<S extends CellShape> = { id: string } & { [K in keyof S]: ValueOf<S[K]> }
export type ShapeValue<S extends Shape> = { [K in keyof S]: ValueOf<S[K]> }

const blockTypes = new Set(['text', 'hardBreak'])

/** The words of a prose value: one line per block, no formatting. */
export function proseText(value: ProseValue): string {
  const inline = (n: ProseNode): string =>
    n.type === 'hardBreak' ? '\n' : (n.text ?? '') + (n.content ?? []).map(inline).join('')
  const blocks = (n: ProseNode): string[] =>
    n.content?.some((c) => !blockTypes.has(c.type)) ? n.content.flatMap(blocks) : [inline(n)]
  return value.flatMap(blocks).join('\n')
}

/** True when nothing was written: no text and no object other than empty blocks. */
export function proseIsBlank(value: ProseValue): boolean {
  const filled = (n: ProseNode): boolean =>
    (n.text ?? '').trim() !== '' || n.attrs?.bloc !== undefined || (n.content ?? []).some(filled)
  return !value.some(filled)
}

/** A prose value from plain lines, one paragraph each. */
export function proseFromLines(...lines: string[]): ProseValue {
  return lines.map((l) =>
    l === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text: l }] },
  )
}
