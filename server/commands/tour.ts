import { isHere, type Place, spread, tourNow } from '#server/mirror/turn-taking'
import { no, ok } from '#server/services'
import type { EtatTour } from '#shared/documents/choices'
import type { CommandNeeds } from './needs.ts'
import { GATHERED, refusedIn, type Turns } from './turns.ts'

const done = ok({ ok: true as const })

/** The tour de table: everyone who signed is called once, the remote side among the room. */
export function tourCommands({ seances, clock }: CommandNeeds, turn: Turns) {
  const { tours, emargements } = seances
  const placesNow = async (seanceId: string): Promise<Place[]> => {
    const [tour, lignes] = [await tours.list(seanceId), await emargements.current(seanceId)]
    return tourNow(tour, lignes).map(({ place }) => place)
  }

  return {
    /** Begins with the first one; once begun, beginning again changes nothing. */
    startTour: (seanceId: string) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, GATHERED)
        if (refused !== null) return no(refused)
        if ((await tours.list(seanceId)).length > 0) return done
        const here = (await emargements.current(seanceId)).filter(isHere)
        if (here.length === 0) return no('nobodySigned')
        const at = clock()
        await tours.save(
          seanceId,
          spread(here).map(({ ligneId }, rank) => ({ ligneId, etat: rank === 0 ? 'encours' : 'attente', at })),
        )
        return done
      }),

    /** Back to before it began. */
    forgetTour: (seanceId: string) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, GATHERED)
        if (refused !== null) return no(refused)
        await tours.save(seanceId, [])
        return done
      }),

    /**
     * Where a person stands. One person at a time: calling one ends the turn of the other; once a turn is done or passed
     * the next one waiting is called. Two facilitators who press « Suivant » together move on by one.
     */
    setTour: (seanceId: string, ligneId: string, etat: EtatTour) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, GATHERED)
        if (refused !== null) return no(refused)
        const places = await placesNow(seanceId)
        const asked = places.find((p) => p.ligneId === ligneId)
        if (asked === undefined) return no('notFound')
        if (asked.etat === etat) return done
        const moved = new Map<string, EtatTour>([[ligneId, etat]])
        const current = places.find((p) => p.etat === 'encours')
        if (etat === 'encours' && current !== undefined) moved.set(current.ligneId, 'fait')
        if (asked.etat === 'encours' && etat !== 'attente') {
          const next = places.find((p) => p.etat === 'attente')
          if (next !== undefined) moved.set(next.ligneId, 'encours')
        }
        const at = clock()
        await tours.save(
          seanceId,
          places.map((p) => ({ ...p, ...(moved.has(p.ligneId) ? { etat: moved.get(p.ligneId) ?? p.etat, at } : {}) })),
        )
        return done
      }),
  }
}
