import { no, ok } from '#server/services'
import { autourDe } from '#server/store/autour'
import { newId } from '#server/store/ids'
import type { SeanceRow } from '#server/store/meeting-store'
import type { SousGroupeRow } from '#server/store/sous-groupe-store'
import { can } from '#shared/access/can'
import { estPortee, redaction } from '#shared/documents/propositions'
import type { By, CommandNeeds } from './needs.ts'
import { GATHERED, NOT_CLOSED, refusedIn, type Turns } from './turns.ts'

const done = ok({ ok: true as const })

/** Sub-groups of a meeting: making one, who is in which, who reports. */
export function sousGroupeCommands({ seances, rooms, access, clock }: CommandNeeds, turn: Turns) {
  const { sousGroupes, emargements, propositions } = seances
  const membersOf = async (seanceId: string, sousGroupeId: string): Promise<Set<string>> => {
    const all = await sousGroupes.affectations(seanceId)
    return new Set(all.filter((a) => a.sousGroupeId === sousGroupeId).map((a) => a.personId))
  }
  const signed = async (seanceId: string, personId: string): Promise<boolean> =>
    (await emargements.ofPerson(seanceId, personId)) !== null

  async function create(
    seance: SeanceRow,
    titre: string,
    from: Partial<Pick<SousGroupeRow, 'propositionId' | 'titreCourt'>>,
  ) {
    const [id, documentId] = [newId(), newId()]
    await rooms.seed(documentId, 'sous-groupe', { intitule: titre })
    const { propositionId = null, titreCourt = null } = from
    await sousGroupes.add(
      {
        ...{ id, titre, titreCourt, documentId, propositionId, seanceId: seance.id },
        ...{ lieu: null, visio: null, rapporteurId: null, appelDepuis: null },
        ...{ etat: 'ouvert', versId: null, finiA: null, passage: null, presenteA: null, presenteFinA: null },
      },
      {
        ...{ id: documentId, kind: 'sous-groupe', title: titre },
        ...{ groupeId: seance.groupeId, seanceId: seance.id, createdAt: clock() },
      },
    )
    return { id, documentId }
  }

  return {
    createSousGroupe: (seanceId: string, { titre, propositionId }: { titre: string; propositionId: string | null }) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, NOT_CLOSED)
        if (refused !== null) return no(refused)
        const from = (await propositions.list(seanceId)).find((p) => p.id === propositionId)
        if (propositionId !== null && from === undefined) return no('notFound')
        const titreCourt = from?.titre === titre ? from.titreCourt : null
        const made = await create(seance, titre, { propositionId, titreCourt })
        access.changed({ seanceId })
        return ok(made)
      }),

    /** One sub-group for each proposal that stands and has none yet, under its last wording. */
    createFromPropositions: (seanceId: string) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, NOT_CLOSED)
        if (refused !== null) return no(refused)
        const taken = await sousGroupes.list(seanceId)
        const left = (await propositions.list(seanceId)).filter(
          (p) => estPortee(p) && !taken.some((g) => g.propositionId === p.id || g.titre === p.titre),
        )
        for (const p of left) {
          const titre = redaction(p)
          await create(seance, titre, { propositionId: p.id, titreCourt: titre === p.titre ? p.titreCourt : null })
        }
        access.changed({ seanceId })
        return ok({ crees: left.length })
      }),

    renameSousGroupe: (seanceId: string, id: string, asked: { titre: string; titreCourt: string | null }) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, NOT_CLOSED)
        if (refused !== null) return no(refused)
        const groupe = await sousGroupes.get(seanceId, id)
        if (groupe === null) return no('notFound')
        // The row first: whoever follows the title of the sheet then finds it as it should be.
        await sousGroupes.setTitre(id, asked.titre, asked.titreCourt)
        await rooms.write(groupe.documentId, { intitule: asked.titre })
        return done
      }),

    /** Each chooses for oneself; those who run the meeting place anyone who signed. What was written stays where it is. */
    chooseSousGroupe: (
      seanceId: string,
      asked: { sousGroupeId: string | null; personId?: string | undefined },
      by: By,
    ) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, GATHERED)
        if (refused !== null) return no(refused)
        const { sousGroupeId, personId = by.personId } = asked
        if (personId !== by.personId && !can(by.roles, 'runSeance')) return no('forbidden')
        if (personId !== by.personId && !(await signed(seanceId, personId))) return no('personUnknown')
        const chosen = sousGroupeId === null ? null : await sousGroupes.get(seanceId, sousGroupeId)
        if (sousGroupeId !== null && chosen === null) return no('notFound')
        if (chosen !== null && chosen.etat !== 'ouvert') return no('sousGroupeFini')
        const before = await sousGroupes.affectations(seanceId)
        const whereWas = (id: string | null) => before.find((a) => a.personId === id)?.sousGroupeId
        await sousGroupes.affect(seanceId, personId, sousGroupeId, clock())
        // Those who share the device move with it, unless they were elsewhere.
        const others = autourDe(await emargements.current(seanceId), personId).slice(1)
        for (const { personId: other } of others)
          if (other !== null && [undefined, whereWas(personId)].includes(whereWas(other)))
            await sousGroupes.affect(seanceId, other, sousGroupeId, clock())
        access.changed({ seanceId, personId })
        return done
      }),

    setRapporteur: (seanceId: string, asked: { sousGroupeId: string; personId: string | null }, by: By) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, GATHERED)
        if (refused !== null) return no(refused)
        const { sousGroupeId, personId } = asked
        if ((await sousGroupes.get(seanceId, sousGroupeId)) === null) return no('notFound')
        const members = await membersOf(seanceId, sousGroupeId)
        if (!can(by.roles, 'runSeance')) {
          if (!members.has(by.personId)) return no('forbidden')
          if (personId !== null && !members.has(personId)) return no('notMember')
        } else if (personId !== null && !members.has(personId) && !(await signed(seanceId, personId)))
          return no('personUnknown')
        await sousGroupes.setRapporteur(sousGroupeId, personId)
        access.changed({ seanceId })
        return done
      }),

    /** Several may hold the pen: members say it among themselves, those who run the meeting for anyone. */
    setCoredige: (seanceId: string, asked: { personId: string; coredige: boolean }, by: By) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, GATHERED)
        if (refused !== null) return no(refused)
        const all = await sousGroupes.affectations(seanceId)
        const groupeOf = (personId: string) => all.find((a) => a.personId === personId)?.sousGroupeId
        const groupe = groupeOf(asked.personId)
        if (groupe === undefined) return no('notMember')
        if (!can(by.roles, 'runSeance') && groupeOf(by.personId) !== groupe) return no('forbidden')
        await sousGroupes.setCoredige(seanceId, asked.personId, asked.coredige)
        access.changed({ seanceId, personId: asked.personId })
        return done
      }),
  }
}
