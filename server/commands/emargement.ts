import { no, ok } from '#server/services'
import type { EmargementRow, LigneChange } from '#server/store/emargement-store'
import { newId } from '#server/store/ids'
import type { SeanceRow } from '#server/store/meeting-store'
import { can } from '#shared/access/can'
import type { Mode, Qualite, SourceEmargement, StatutPresence } from '#shared/documents/choices'
import type { By, CommandNeeds } from './needs.ts'
import { newPerson } from './sign-in.ts'
import { GATHERED, NOT_CLOSED, refusedIn, type Turns } from './turns.ts'

const done = ok({ ok: true as const })

export interface LigneInput {
  nom: string
  fonction: string | null
  organisme: string | null
  mode: Mode
  statut: StatutPresence
  represente: string | null
  qualite?: Qualite | null
  siege?: string | null
  par: SourceEmargement
}
export type Asked<T> = { [K in keyof T]?: T[K] | undefined }

/** Leaves out what was not sent. */
const given = <T extends object>(asked: Asked<T>): Partial<T> =>
  Object.fromEntries(Object.entries(asked).filter(([, v]) => v !== undefined)) as Partial<T>

/**
 * The attendance list. Once the meeting is closed it is frozen: those who run the meeting may still correct it and copy
 * what was written on paper, and each time stays in the journal.
 */
export function emargementCommands({ seances, access, people, clock }: CommandNeeds, turn: Turns) {
  const { emargements } = seances

  const refusedFor = (seance: SeanceRow, by: By): 'frozen' | 'wrongPhase' | null =>
    seance.phase === 'closed' && can(by.roles, 'runSeance') ? null : refusedIn(seance, NOT_CLOSED)

  async function afterwards(seance: SeanceRow, by: By, act: string, ligneId: string): Promise<void> {
    if (seance.phase !== 'closed') return
    await people.note({ at: clock(), act, personId: by.personId, subject: seance.id, detail: ligneId })
  }

  /** The name shown beside a caret follows the line. */
  async function follow({ personId, seanceId, nom, fonction, organisme }: EmargementRow): Promise<void> {
    if (personId === null) return
    await people.savePerson(newPerson(personId, { nom, fonction, organisme }, clock()))
    access.changed({ seanceId, personId })
  }

  return {
    addLigne: (seanceId: string, { par, ...fields }: LigneInput, by: By) =>
      turn(seanceId, async (seance) => {
        const refused = refusedFor(seance, by)
        if (refused !== null) return no(refused)
        if (seance.phase === 'closed' && par !== 'papier') return no('onlyFromPaper')
        const at = clock()
        const personId = newId()
        const line = await emargements.add(
          {
            ...fields,
            seanceId,
            personId,
            signeA: fields.statut === 'present' && par !== 'papier' ? at : null,
            arriveA: null,
            partiA: null,
            // « Par la personne » is said by the person alone, « sur un appareil partagé » by whoever holds it.
            par: par === 'papier' ? par : 'animation',
            recordedBy: by.personId,
            at,
          },
          newPerson(personId, fields, at),
        )
        await afterwards(seance, by, 'emargement.ajoutApresCloture', line.ligneId)
        return ok({ id: line.ligneId })
      }),

    correctLigne: (
      seanceId: string,
      ligneId: string,
      { par = 'animation', ...asked }: Asked<LigneChange> & { par?: 'animation' | 'papier' | undefined },
      by: By,
    ) =>
      turn(seanceId, async (seance) => {
        const refused = refusedFor(seance, by)
        if (refused !== null) return no(refused)
        const now = await emargements.line(seanceId, ligneId)
        if (now === null) return no('notFound')
        const change: LigneChange = given(asked)
        const at = clock()
        // What was signed on paper was not signed when it is copied.
        const arrives =
          par === 'animation' && change.statut === 'present' && now.statut !== 'present' && now.signeA === null
        const recorded = { par, recordedBy: by.personId, at } as const
        const line = await emargements.correct(
          seanceId,
          ligneId,
          arrives && seance.phase !== 'closed' ? { ...change, signeA: at } : change,
          recorded,
        )
        if (line !== null && line.id !== now.id) {
          await follow(line)
          await afterwards(seance, by, 'emargement.correctionApresCloture', ligneId)
        }
        return done
      }),

    /** Somebody who is not coming after all. Whoever came stays on the list, whatever else is corrected. */
    retirerLigne: (seanceId: string, ligneId: string, by: By) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, NOT_CLOSED)
        if (refused !== null) return no(refused)
        const line = await emargements.line(seanceId, ligneId)
        if (line === null) return no('notFound')
        if (line.statut === 'present' || line.signeA !== null || line.arriveA !== null) return no('hasArrived')
        await emargements.retire(line, { par: 'animation', recordedBy: by.personId, at: clock() })
        if (line.personId !== null) access.changed({ seanceId, personId: line.personId })
        return ok({ personId: line.personId })
      }),

    correctMaLigne: (
      seanceId: string,
      asked: Asked<Pick<LigneInput, 'nom' | 'fonction' | 'organisme' | 'mode' | 'represente'>>,
      by: By,
    ) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, GATHERED)
        if (refused !== null) return no(refused)
        const mine = await emargements.ofPerson(seanceId, by.personId)
        if (mine === null) return no('noLigne')
        const recorded = { par: 'soi', recordedBy: by.personId, at: clock() } as const
        const line = await emargements.correct(seanceId, mine.ligneId, given(asked), recorded)
        if (line !== null && line.id !== mine.id) await follow(line)
        return done
      }),
  }
}
