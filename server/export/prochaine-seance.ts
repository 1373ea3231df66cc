import type { Inline } from '#shared/api/outline'
import type { NotesDeSeance } from '#shared/documents/notes-de-seance'
import { blank } from './outline.ts'
import { blancs, horaire, jourDeSemaine } from './words.ts'

type Words = (string | Inline)[]

const proposed = (par: string | Inline): Words => ['\u00a0; qui propose des dates\u00a0: ', par]

/** « à fixer », and who looks for a date. */
export const aFixer = (par: string | null | undefined): Words => [
  blank(blancs.date),
  ...proposed(par ?? blank(blancs.qui)),
]

/** « mardi 14 octobre 2025, 14 h – 17 h ; Bobigny », or « à fixer ». Snapshots of before had its words only. */
export function prochaineSeance(notes: Partial<NotesDeSeance> | null): Words {
  const { prochaineLe = null, prochaineDebut = null, prochaineFin = null, prochaineSeance: mots = null } = notes ?? {}
  const par = notes?.prochainePar
  if (prochaineLe === null) return mots === null ? aFixer(par) : [mots, ...(par == null ? [] : proposed(par))]
  const when = [jourDeSemaine(prochaineLe), horaire(prochaineDebut, prochaineFin)].filter((w) => w !== null).join(', ')
  return [[when, mots].filter((w) => w !== null).join('\u00a0; ')]
}
