const natural = new Intl.Collator('fr', { numeric: true })

/** Order of printed numbers: 1.1, 1.2, 1.10, 5; what has no number comes last, in the order given. */
export function compareNumeros(a: { numero: string | null }, b: { numero: string | null }): number {
  if (a.numero === null || b.numero === null) return Number(a.numero === null) - Number(b.numero === null)
  return natural.compare(a.numero, b.numero)
}
