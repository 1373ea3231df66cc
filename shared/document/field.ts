/** The nine kinds of field a document can hold. A definition is plain data: everything else is derived from it. */

interface Base {
  /** The words printed on the paper form, in French. */
  readonly label: string
}

export interface LineField extends Base {
  readonly kind: 'line'
  readonly max: number
}
export interface TextField extends Base {
  readonly kind: 'text'
  readonly max: number
}
export interface ProseField extends Base {
  readonly kind: 'prose'
}
export interface ChoiceField<C extends string = string> extends Base {
  readonly kind: 'choice'
  /** code → French label; the code is stored, the label is shown. */
  readonly choices: Readonly<Record<C, string>>
}
export interface DayField extends Base {
  readonly kind: 'day'
}
export interface FlagField extends Base {
  readonly kind: 'flag'
}
export interface CountField extends Base {
  readonly kind: 'count'
}
export interface RefField extends Base {
  readonly kind: 'ref'
}

export type ScalarField = LineField | ChoiceField | DayField | FlagField | CountField | RefField
export type CellField = ScalarField | TextField | ProseField
export type CellShape = Readonly<Record<string, CellField>>

export interface RowsField<S extends CellShape = CellShape> extends Base {
  readonly kind: 'rows'
  /** What one row is called, with its article, which tells the gender: « un pilote », « une action ». */
  readonly one?: string
  readonly row: S
}

export type Field = CellField | RowsField
export type Shape = Readonly<Record<string, Field>>

/** One line, last writer wins, committed on blur: codes, titles. `max` in UTF-16 units. */
export const line = (o: { label: string; max?: number }): LineField => ({ kind: 'line', max: 500, ...o })

/** A short text two people may edit at once, without formatting. */
export const text = (o: { label: string; max?: number }): TextField => ({ kind: 'text', max: 5000, ...o })

/** Formatted text, edited together. */
export const prose = (o: { label: string }): ProseField => ({ kind: 'prose', ...o })

export const choice = <C extends string>(o: {
  label: string
  choices: Readonly<Record<C, string>>
}): ChoiceField<C> => ({
  kind: 'choice',
  ...o,
})

/** A civil day, stored as `2025-07-01`. */
export const day = (o: { label: string }): DayField => ({ kind: 'day', ...o })
export const flag = (o: { label: string }): FlagField => ({ kind: 'flag', ...o })

/** A finite number; instants are milliseconds since 1970. */
export const count = (o: { label: string }): CountField => ({ kind: 'count', ...o })

/** The id of something that lives elsewhere (person, organisation, document). */
export const ref = (o: { label: string }): RefField => ({ kind: 'ref', ...o })

/** A list of rows, each with an id and a place; rows can be added, moved and removed by several people at once. */
export const rows = <S extends CellShape>(o: { label: string; one?: string; row: S }): RowsField<S> => ({
  kind: 'rows',
  ...o,
})
