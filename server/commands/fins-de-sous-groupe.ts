import { no, ok } from '#server/services'
import type { ProseValue } from '#shared/document/value'
import type { SousGroupe } from '#shared/documents/sous-groupe'
import type { CommandNeeds } from './needs.ts'
import { NOT_CLOSED, refusedIn, type Turns } from './turns.ts'

const done = ok({ ok: true as const })

const introduction = (numero: number): ProseValue => [
  {
    type: 'paragraph',
    content: [{ type: 'text', text: `Repris du sous-groupe\u00a0${numero}\u00a0:`, marks: [{ type: 'bold' }] }],
  },
]

/** Sub-groups that end before the meeting does, and begin again. None of them takes a character from a sheet. */
export function finDeSousGroupeCommands({ seances, rooms, access, clock }: CommandNeeds, turn: Turns) {
  const { sousGroupes } = seances

  return {
    /** Its people go to the other, where the words of its sheet are added; the sheet itself stays as it is. */
    mergeSousGroupe: (seanceId: string, id: string, versId: string) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, NOT_CLOSED)
        if (refused !== null) return no(refused)
        const [from, into] = [await sousGroupes.get(seanceId, id), await sousGroupes.get(seanceId, versId)]
        if (from === null || into === null) return no('notFound')
        if (from.etat !== 'ouvert' || into.etat !== 'ouvert' || from.id === into.id) return no('sousGroupeFini')
        await sousGroupes.end(id, { etat: 'fusionne', versId, finiA: clock() })
        access.changed({ seanceId })
        const sheet = (await rooms.read([from.documentId])).get(from.documentId)?.value as SousGroupe
        await rooms.append(into.documentId, sheet, introduction(from.numero))
        return done
      }),

    abandonSousGroupe: (seanceId: string, id: string) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, NOT_CLOSED)
        if (refused !== null) return no(refused)
        const groupe = await sousGroupes.get(seanceId, id)
        if (groupe === null) return no('notFound')
        if (groupe.etat !== 'ouvert') return no('sousGroupeFini')
        await sousGroupes.end(id, { etat: 'abandonne', versId: null, finiA: clock() })
        access.changed({ seanceId })
        return done
      }),

    /** With those of its people who were not placed elsewhere since. What another sheet took from it stays there. */
    reopenSousGroupe: (seanceId: string, id: string) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, NOT_CLOSED)
        if (refused !== null) return no(refused)
        if ((await sousGroupes.get(seanceId, id)) === null) return no('notFound')
        await sousGroupes.reopen(id, clock())
        access.changed({ seanceId })
        return done
      }),
  }
}
