import { no, ok } from '#server/services'
import { createNatureOf } from '#server/snapshot/nature'
import { type Placable, repartir } from '#shared/documents/repartition'
import type { CommandNeeds } from './needs.ts'
import { GATHERED, refusedIn, type Turns } from './turns.ts'

/** Sub-groups filled at once, mixed by kind of organisation and by mode. */
export function repartitionCommands({ seances, plan, access, clock }: CommandNeeds, turn: Turns) {
  const { sousGroupes, emargements } = seances

  return {
    /** Places those present who are in none; `tous`: everyone, but those who report stay with their sub-group. */
    repartir: (seanceId: string, { tous }: { tous: boolean }) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, GATHERED)
        if (refused !== null) return no(refused)
        const open = (await sousGroupes.list(seanceId)).filter((g) => g.etat === 'ouvert')
        if (open.length === 0) return no('noSousGroupe')
        const natureOf = createNatureOf(await plan.organismes())
        const groupeOf = new Map((await sousGroupes.affectations(seanceId)).map((a) => [a.personId, a.sousGroupeId]))
        const reporting = new Map(open.map((g) => [g.rapporteurId, g.id]))
        const present = (await emargements.current(seanceId)).flatMap(
          ({ personId, organisme, mode, statut }): Placable[] =>
            personId === null || statut !== 'present' ? [] : [{ id: personId, nature: natureOf(organisme), mode }],
        )
        const stays = ({ id }: Placable): boolean => {
          const groupe = groupeOf.get(id)
          return groupe !== undefined && (!tous || reporting.get(id) === groupe)
        }
        const tables = open.map(({ id }) => ({
          id,
          assises: present.filter((p) => stays(p) && groupeOf.get(p.id) === id),
        }))
        const placed = repartir(
          present.filter((p) => !stays(p)),
          tables,
        )
        const at = clock()
        for (const [personId, sousGroupeId] of placed) await sousGroupes.affect(seanceId, personId, sousGroupeId, at)
        access.changed({ seanceId })
        return ok({ places: placed.size })
      }),
  }
}
