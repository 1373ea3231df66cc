import { no, ok } from '#server/services'
import { newId } from '#server/store/ids'
import { can } from '#shared/access/can'
import type { NatureOrganisme } from '#shared/documents/organismes'
import { plainWords } from '#shared/plain-words'
import type { By, CommandNeeds } from './needs.ts'
import { newPerson } from './sign-in.ts'
import { NOT_CLOSED, refusedIn, type Turns } from './turns.ts'

/** People type the organisation they come from; whoever holds the sheet says later which one it is. */
export function organismeCommands({ seances, plan, access, people, clock }: CommandNeeds, turn: Turns) {
  return {
    /** Each line keeps what was typed in its history. An organisation nobody knew becomes known under the words typed. */
    rapprocherOrganisme: (
      seanceId: string,
      { tape, vers }: { tape: string; vers: { id: string } | { nature: NatureOrganisme } },
      by: By,
    ) =>
      turn(seanceId, async (seance) => {
        const closed = seance.phase === 'closed'
        const refused = closed && can(by.roles, 'runSeance') ? null : refusedIn(seance, NOT_CLOSED)
        if (refused !== null) return no(refused)
        const said = plainWords(tape)
        const lines = (await seances.emargements.current(seanceId)).filter(
          (l) => l.organisme !== null && plainWords(l.organisme) === said,
        )
        const known = await plan.organismes()
        const at = clock()
        if (!('id' in vers)) {
          if (!can(by.roles, 'prepareSeance')) return no('forbidden')
          if (lines.length === 0) return no('notFound')
          // Two facilitators may press at once.
          if (known.some((o) => plainWords(o.nom) === said)) return ok({ ok: true as const })
          const id = newId()
          await plan.addOrganisme({ id, nom: tape.trim(), sigle: null, nature: vers.nature, parentId: null })
          await people.note({ at, act: 'organisme.ajout', personId: by.personId, subject: seanceId, detail: id })
          return ok({ ok: true as const })
        }
        const organisme = known.find((o) => o.id === vers.id)
        if (organisme === undefined) return no('notFound')
        const recorded = { par: 'animation', recordedBy: by.personId, at } as const
        for (const line of lines) {
          const next = await seances.emargements.correct(seanceId, line.ligneId, { organisme: organisme.nom }, recorded)
          if (next === null || next.personId === null) continue
          await people.savePerson(newPerson(next.personId, next, at))
          access.changed({ seanceId, personId: next.personId })
        }
        if (closed)
          await people.note({
            ...{ at, act: 'emargement.correctionApresCloture', personId: by.personId },
            ...{ subject: seanceId, detail: organisme.id },
          })
        return ok({ ok: true as const })
      }),
  }
}
