import { no, ok } from '#server/services'
import { agitPour } from '#server/store/autour'
import type { GommettesRow } from '#server/store/gommette-store'
import { newId } from '#server/store/ids'
import type { CompteGommettes } from '#shared/documents/choices'
import type { CommandNeeds } from './needs.ts'
import { GATHERED, refusedIn, type Turns } from './turns.ts'

const done = ok({ ok: true as const })
const sum = (choix: Readonly<Record<string, number>>): number => Object.values(choix).reduce((all, n) => all + n, 0)

/** Points given by others in the name of the same organisation; nobody shares what is theirs without one. */
function givenBeside(rows: readonly GommettesRow[], personId: string, organisme: string | null): number {
  if (organisme === null) return 0
  const beside = rows.filter((r) => r.personId !== personId && r.organisme === organisme)
  return beside.reduce((all, r) => all + sum(r.choix), 0)
}

/** Points on proposals: private until a facilitator reveals them. */
export function gommetteCommands({ seances, clock }: CommandNeeds, turn: Turns) {
  const { gommettes, propositions, emargements } = seances
  const organismeOf = async (seanceId: string, personId: string): Promise<string | null> =>
    (await emargements.ofPerson(seanceId, personId))?.organisme ?? null

  return {
    ouvrirGommettes: (seanceId: string, asked: { nombre: number; compte: CompteGommettes }) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, GATHERED)
        if (refused !== null) return no(refused)
        const tour = await gommettes.tour(seanceId)
        if (tour !== null && tour.reveleA === null) return no('gommettesRunning')
        if ((await propositions.list(seanceId)).length === 0) return no('noProposition')
        await gommettes.open({ id: newId(), seanceId, ...asked, ouvertA: clock(), reveleA: null })
        return done
      }),

    /** `by`: whoever holds the device, for somebody who shares it. */
    poserGommettes: (seanceId: string, choix: Readonly<Record<string, number>>, personId: string, by = personId) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, GATHERED)
        if (refused !== null) return no(refused)
        if (!(await agitPour(emargements, seanceId, by, personId))) return no('notAtTable')
        const tour = await gommettes.tour(seanceId)
        if (tour === null || tour.reveleA !== null) return no('gommettesClosed')
        const known = new Set((await propositions.list(seanceId)).map((p) => p.id))
        if (Object.keys(choix).some((id) => !known.has(id))) return no('notFound')
        const organisme = await organismeOf(seanceId, personId)
        const shared = tour.compte === 'organisme'
        const beside = shared ? givenBeside(await gommettes.rows(tour.id), personId, organisme) : 0
        if (sum(choix) + beside > tour.nombre) return no(beside > 0 ? 'organismeGommettes' : 'tooManyGommettes')
        await gommettes.give({ tourId: tour.id, personId, organisme, choix: { ...choix }, at: clock() })
        return done
      }),

    /** Reading only: what one person gave, told to nobody else. */
    async mesGommettes(seanceId: string, personId: string, by = personId) {
      if (!(await agitPour(emargements, seanceId, by, personId))) return no('notAtTable')
      const tour = await gommettes.tour(seanceId)
      if (tour === null) return ok({ choix: {}, poseesParMonOrganisme: 0 })
      const rows = await gommettes.rows(tour.id)
      const organisme = await organismeOf(seanceId, personId)
      const beside = tour.compte === 'organisme' ? givenBeside(rows, personId, organisme) : 0
      return ok({ choix: rows.find((r) => r.personId === personId)?.choix ?? {}, poseesParMonOrganisme: beside })
    },

    revelerGommettes: (seanceId: string) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, GATHERED)
        if (refused !== null) return no(refused)
        const tour = await gommettes.tour(seanceId)
        if (tour === null) return no('gommettesClosed')
        // Pressed by two facilitators at once: it is revealed, once.
        await gommettes.reveal(tour.id, clock())
        return done
      }),
  }
}
