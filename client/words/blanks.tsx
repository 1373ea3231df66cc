/** A blank is a value: it is always said in words. */
export const blanks = {
  aDesigner: 'à désigner',
  aFixer: 'à fixer',
  nonRenseigne: 'non renseigné',
  sansObjet: 'sans objet',
  sansDate: 'sans date',
  origineNonRenseignee: 'origine non renseignée',
} as const
export type Blank = keyof typeof blanks

/** The words given, or the words of their absence. */
export function OrBlank({ value, blank }: { value: string | null | undefined; blank: Blank }) {
  if (value !== null && value !== undefined && value.trim() !== '') return <>{value}</>
  return <span className="blanc">{blanks[blank]}</span>
}
