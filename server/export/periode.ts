import { jour } from './words.ts'

/** What a restitution is about, in days; either end may be left open. Snapshots taken before there was one have neither. */
export interface Periode {
  debut?: string | null
  fin?: string | null
}

const isSaid = (day: string | null | undefined): day is string => typeof day === 'string' && day !== ''

/** Null when it has neither end. */
export function periodeDite({ debut, fin }: Periode): string | null {
  if (isSaid(debut) && debut === fin) return `le ${jour(debut)}`
  if (isSaid(debut) && isSaid(fin)) return `du ${jour(debut)} au ${jour(fin)}`
  return isSaid(debut) ? `depuis le ${jour(debut)}` : isSaid(fin) ? `jusqu’au ${jour(fin)}` : null
}

export const estDans = ({ debut, fin }: Periode, day: string): boolean =>
  (!isSaid(debut) || day >= debut) && (!isSaid(fin) || day <= fin)

/** Whether it goes on after a day. */
export const depasse = ({ fin }: Periode, day: string): boolean => !isSaid(fin) || fin > day
