import { no, ok } from '#server/services'
import { FOLLOWS } from '#server/store/conduite-store'
import type { By, CommandNeeds } from './needs.ts'
import { GATHERED, refusedIn, type Turns } from './turns.ts'

const done = ok({ ok: true as const })

/** What is said to all sub-groups, what they answer (« prêt »), and what they bring back, one after the other. */
export function miseEnCommunCommands({ seances, clock }: CommandNeeds, turn: Turns) {
  const { sousGroupes, annonces, conduites } = seances

  return {
    setPret: (seanceId: string, pret: boolean, by: By) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, GATHERED)
        if (refused !== null) return no(refused)
        const mine = (await sousGroupes.affectations(seanceId)).find((a) => a.personId === by.personId)
        if (mine === undefined) return no('pretNulPart')
        await sousGroupes.setPret(seanceId, by.personId, pret ? clock() : null)
        return done
      }),

    /** A new message takes the place of the one before; null takes it back. */
    annoncer: (seanceId: string, texte: string | null) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, GATHERED)
        if (refused !== null) return no(refused)
        await annonces.takeBack(seanceId, clock())
        if (texte !== null) await annonces.say(seanceId, texte, clock())
        return done
      }),

    setPassage: (seanceId: string, ids: readonly string[]) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, GATHERED)
        if (refused !== null) return no(refused)
        const own = new Set((await sousGroupes.list(seanceId)).map((g) => g.id))
        if (ids.some((id) => !own.has(id))) return no('notFound')
        await sousGroupes.setPassage(ids)
        return done
      }),

    /** Gives the floor to a sub-group, shown large to the room; to none, the projection follows the current item again. */
    presenter: (seanceId: string, id: string | null) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, ['live'])
        if (refused !== null) return no(refused)
        const shown = id === null ? null : await sousGroupes.get(seanceId, id)
        if (id !== null && shown === null) return no('notFound')
        if (shown !== null && shown.etat !== 'ouvert') return no('sousGroupeFini')
        await sousGroupes.present(seanceId, id, clock())
        await conduites.project(seanceId, id === null ? FOLLOWS : { ecran: 'sousGroupe', sousGroupeId: id, page: 0 })
        return done
      }),
  }
}
