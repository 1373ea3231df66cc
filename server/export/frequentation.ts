import type { Instantane } from '#server/snapshot/content'
import type { Block } from '#shared/api/outline'
import { charted } from '#shared/chart/chart'
import { paragraph } from './outline.ts'
import { compte, jour, jourCivil, nombre } from './words.ts'

/** How many came to each meeting of the year of the snapshot, in the room and from afar. */
export function frequentation({ at, content: { seance, frequentation: counted } }: Instantane): Block[] {
  if (counted === undefined)
    return [paragraph('Cet instantané a été pris avant que la participation par séance y soit figée.')]
  const annee = (seance?.jour ?? jourCivil(at)).slice(0, 4)
  const met = counted.filter((s) => s.jour.startsWith(annee)).sort((a, b) => a.jour.localeCompare(b.jour))
  if (met.length === 0) return [paragraph(`Aucune présence n’a été enregistrée aux séances de ${annee}.`)]
  const sum = (mode: 'salle' | 'distance') => met.reduce((n, s) => n + s[mode], 0)
  const [salle, distance] = [sum('salle'), sum('distance')]
  const days = met.map((s) => s.jour)
  const named = ({ jour: day, titre }: (typeof met)[number]): string =>
    days.filter((d) => d === day).length > 1 ? `${jour(day)}, ${titre}` : jour(day)
  return charted(
    {
      form: 'stacked',
      title: `Participation aux séances de ${annee}`,
      summary: `${compte(met.length, 'séance', 'séances')}, ${compte(salle + distance, 'participation', 'participations')}\u00a0: ${nombre(salle)} en salle, ${nombre(distance)} à distance.`,
      rowLabel: 'Séance',
      categories: met.map(named),
      series: [
        { name: 'En salle', values: met.map((s) => s.salle) },
        { name: 'À distance', values: met.map((s) => s.distance) },
      ],
    },
    met.map((s) => ({ passage: `Émargement de la séance du ${jour(s.jour)}` })),
  )
}
