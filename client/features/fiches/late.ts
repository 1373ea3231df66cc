import type { Etat } from '#shared/documents/choices'

interface Followed {
  etat: Etat | null
  echeance: string | null
  avancementLe: string | null
}

const over: readonly (Etat | null)[] = ['realisee', 'abandonnee']

/** The day six months before, by the calendar. */
function sixMonthsBefore(day: string): string {
  const date = new Date(`${day}T12:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() - 6)
  return date.toISOString().slice(0, 10)
}

/** Its échéance has passed and it is not over. */
export const isLate = (a: Followed, today: string): boolean =>
  a.echeance !== null && a.echeance < today && !over.includes(a.etat)

/** Nothing was said of it for six months; an action nobody ever dated is not counted: nothing is known. */
export const isSilent = (a: Followed, today: string): boolean =>
  a.avancementLe !== null && a.avancementLe < sixMonthsBefore(today) && !over.includes(a.etat)
