import { horaire } from '#server/export/words'
import { no, ok } from '#server/services'
import type { DateRow } from '#server/store/date-store'
import { newId } from '#server/store/ids'
import type { SeanceRow } from '#server/store/meeting-store'
import { can } from '#shared/access/can'
import type { proposeDate } from '#shared/api/dates'
import type { z } from '#shared/api/zod'
import type { ReponseDate } from '#shared/documents/choices'
import type { SousGroupe } from '#shared/documents/sous-groupe'
import type { By, CommandNeeds } from './needs.ts'
import { ONCE_OPEN, refusedIn, type Turns } from './turns.ts'

const done = ok({ ok: true as const })
const MOST = 12

type Proposed = z.output<typeof proposeDate.body>
const when = ({ jour, debut, fin }: Pick<DateRow, 'jour' | 'debut' | 'fin'>): string => [jour, debut, fin].join()

/** The first meeting of a sub-group: days its members propose and answer, until one is kept. It goes on after the closing. */
export function dateCommands({ seances, rooms, clock }: CommandNeeds, turn: Turns) {
  const { dates, sousGroupes } = seances

  /** The sub-group, when this person is one of those who may, and what more they may. */
  async function standing(seance: SeanceRow, sousGroupeId: string, by: By) {
    const refused = refusedIn(seance, ONCE_OPEN)
    if (refused !== null) return no(refused)
    const groupe = await sousGroupes.get(seance.id, sousGroupeId)
    if (groupe === null) return no('notFound')
    const chooses = can(by.roles, 'runSeance') || groupe.rapporteurId === by.personId
    const mine = (await sousGroupes.affectations(seance.id)).find((a) => a.personId === by.personId)
    if (!chooses && mine?.sousGroupeId !== sousGroupeId) return no('forbidden')
    return ok({ groupe, chooses, proposed: await dates.ofSousGroupe(sousGroupeId) })
  }

  /** The sheet says the day that was kept, in the fields people would have filled by hand. */
  async function writeSheet({ phase }: SeanceRow, documentId: string, kept: DateRow | null, before: DateRow | null) {
    if (phase === 'validated') return
    if (kept !== null) {
      const words = [horaire(kept.debut, kept.fin), kept.lieu].filter((w) => w !== null).join(', ')
      await rooms.write(documentId, {
        premiereReunionLe: kept.jour,
        premiereReunionTexte: words === '' ? null : words,
        premiereReunionEtat: 'traite',
      })
      return
    }
    const sheet = (await rooms.read([documentId])).get(documentId)?.value as SousGroupe | undefined
    // A day somebody wrote since is theirs.
    if (before === null || sheet?.premiereReunionLe !== before.jour) return
    await rooms.write(documentId, {
      premiereReunionLe: null,
      premiereReunionTexte: null,
      premiereReunionEtat: 'aFinir',
    })
  }

  return {
    proposeDate: (seanceId: string, sousGroupeId: string, asked: Proposed, by: By) =>
      turn(seanceId, async (seance) => {
        const allowed = await standing(seance, sousGroupeId, by)
        if (!allowed.ok) return allowed
        const { proposed } = allowed.value
        const there = proposed.find((d) => when(d) === when(asked))
        if (there !== undefined) return ok({ id: there.id })
        if (proposed.length >= MOST) return no('tooManyDates')
        const id = newId()
        const at = clock()
        await dates.add({ id, sousGroupeId, ...asked, personId: by.personId, retenueA: null, createdAt: at })
        return ok({ id })
      }),

    withdrawDate: (seanceId: string, sousGroupeId: string, dateId: string, by: By) =>
      turn(seanceId, async (seance) => {
        const allowed = await standing(seance, sousGroupeId, by)
        if (!allowed.ok) return allowed
        const { chooses, proposed } = allowed.value
        const date = proposed.find((d) => d.id === dateId)
        if (date === undefined) return done
        if (!chooses && date.personId !== by.personId) return no('forbidden')
        if (date.retenueA !== null) return no('dateRetenue')
        const answers = (await dates.reponses(sousGroupeId)).filter((r) => r.dateId === dateId)
        if (!chooses && answers.some((r) => r.personId !== by.personId)) return no('dateAnswered')
        await dates.remove(dateId)
        return done
      }),

    answerDate: (
      seanceId: string,
      sousGroupeId: string,
      { dateId, reponse }: { dateId: string; reponse: ReponseDate | null },
      by: By,
    ) =>
      turn(seanceId, async (seance) => {
        const allowed = await standing(seance, sousGroupeId, by)
        if (!allowed.ok) return allowed
        if (!allowed.value.proposed.some((d) => d.id === dateId)) return no('notFound')
        await dates.answer(dateId, by.personId, reponse, clock())
        return done
      }),

    keepDate: (seanceId: string, sousGroupeId: string, dateId: string | null, by: By) =>
      turn(seanceId, async (seance) => {
        const allowed = await standing(seance, sousGroupeId, by)
        if (!allowed.ok) return allowed
        const { groupe, chooses, proposed } = allowed.value
        if (!chooses) return no('forbidden')
        const kept = proposed.find((d) => d.id === dateId) ?? null
        if (dateId !== null && kept === null) return no('notFound')
        await dates.keep(sousGroupeId, dateId, clock())
        await writeSheet(seance, groupe.documentId, kept, proposed.find((d) => d.retenueA !== null) ?? null)
        return done
      }),
  }
}
