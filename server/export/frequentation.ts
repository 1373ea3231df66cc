import type { Instantane } from '#server/snapshot/content'
import type { Block } from '#shared/api/outline'
import { charted } from '#shared/chart/chart'
import { paragraph } from './outline.ts'
import { depasse, estDans, type Periode, periodeDite } from './periode.ts'
import { compte, jour, jourCivil, majuscule, nombre } from './words.ts'

/** Frozen in January, a group tells of the year that ended: the last one it met in. */
function anneeDe({ at, content: { seance, frequentation: counted = [] } }: Instantane): string {
  const today = jourCivil(at)
  const met = counted.map((s) => s.jour).filter((day) => day <= today)
  return (seance?.jour ?? met.sort().at(-1) ?? today).slice(0, 4)
}

/** Which meetings are counted: those of the period of the restitution; without one, of a year. */
function retenues(instantane: Instantane, periode: Periode) {
  const dite = periodeDite(periode)
  if (dite === null) {
    const annee = anneeDe(instantane)
    return { isIn: (day: string) => day.startsWith(annee), of: `de ${annee}`, lead: '', limit: null }
  }
  const taken = jourCivil(instantane.at)
  return {
    isIn: (day: string) => estDans(periode, day),
    of: dite.replace(/^le /, 'du '),
    lead: `${majuscule(dite)}, `,
    // Whoever reads must not take what was not yet known for what did not happen.
    limit: depasse(periode, taken) ? `Séances connues jusqu’au ${jour(taken)}, jour de l’instantané.` : null,
  }
}

/** How many came to each meeting, in the room and from afar. */
export function frequentation(instantane: Instantane, periode: Periode): Block[] {
  const { frequentation: counted } = instantane.content
  if (counted === undefined)
    return [paragraph('Cet instantané a été pris avant que la participation par séance y soit figée.')]
  const { isIn, of, lead, limit } = retenues(instantane, periode)
  const met = counted.filter((s) => isIn(s.jour)).sort((a, b) => a.jour.localeCompare(b.jour))
  const known = limit === null ? [] : [paragraph(limit)]
  if (met.length === 0) return [paragraph(`Aucune présence n’a été enregistrée aux séances ${of}.`), ...known]
  const sum = (mode: 'salle' | 'distance') => met.reduce((n, s) => n + s[mode], 0)
  const [salle, distance] = [sum('salle'), sum('distance')]
  const days = met.map((s) => s.jour)
  const named = ({ jour: day, titre }: (typeof met)[number]): string =>
    days.filter((d) => d === day).length > 1 ? `${jour(day)}, ${titre}` : jour(day)
  const drawn = charted(
    {
      form: 'stacked',
      title: `Participation aux séances ${of}`,
      summary: `${lead}${compte(met.length, 'séance', 'séances')}, ${compte(salle + distance, 'participation', 'participations')}\u00a0: ${nombre(salle)} en salle, ${nombre(distance)} à distance.`,
      rowLabel: 'Séance',
      categories: met.map(named),
      series: [
        { name: 'En salle', values: met.map((s) => s.salle) },
        { name: 'À distance', values: met.map((s) => s.distance) },
      ],
    },
    met.map((s) => ({ passage: `Émargement de la séance du ${jour(s.jour)}` })),
  )
  return [...drawn, ...known]
}
