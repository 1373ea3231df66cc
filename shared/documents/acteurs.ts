import { type EtapeActeur, etapesActeur } from './choices.ts'

/** The day of each step that was made. */
export type Etapes = Readonly<Record<EtapeActeur, string | null>>

const order = Object.keys(etapesActeur) as EtapeActeur[]

/** The step an actor has come to; null as long as nobody asked them. */
export const etapeAtteinte = (etapes: Etapes): EtapeActeur | null =>
  order.findLast((etape) => etapes[etape] !== null) ?? null

/** What comes next; null once they were there. */
export function etapeSuivante(etapes: Etapes): EtapeActeur | null {
  const reached = etapeAtteinte(etapes)
  return order[reached === null ? 0 : order.indexOf(reached) + 1] ?? null
}

/** Still to be brought in: not asked yet, or asked without an answer. */
export const resteASolliciter = (etapes: Etapes): boolean => etapes.rejoint === null && etapes.present === null

/** Steps are made one after the other, on days that do not go back. */
export function etapeAdmise(etapes: Etapes, etape: EtapeActeur, le: string): boolean {
  const at = order.indexOf(etape)
  const before = order.slice(0, at).map((e) => etapes[e])
  const after = order.slice(at + 1).flatMap((e) => etapes[e] ?? [])
  return before.every((day) => day !== null && day <= le) && after.every((day) => day >= le)
}
