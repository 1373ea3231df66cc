import type { Instantane } from '#server/snapshot/content'
import type { Block } from '#shared/api/outline'
import { charted } from '#shared/chart/chart'
import { paragraph } from './outline.ts'
import { compte, jour, jourCivil, nombre } from './words.ts'

/** Frozen in January, a group tells of the year that ended: the last one it met in. */
function anneeDe({ at, content: { seance, frequentation: counted = [] } }: Instantane): string {
  const today = jourCivil(at)
  const met = counted.map((s) => s.jour).filter((day) => day <= today)
  return (seance?.jour ?? met.sort().at(-1) ?? today).slice(0, 4)
}

/** How many came to each meeting of a year, in the room and from afar. */
export function frequentation(instantane: Instantane): Block[] {
  const { frequentation: counted } = instantane.content
  if (counted === undefined)
    return [paragraph('Cet instantané a été pris avant que la participation par séance y soit figée.')]
  const annee = anneeDe(instantane)
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
