import { no, ok } from '#server/services'
import type { EmargementRow, LigneChange } from '#server/store/emargement-store'
import type { SeanceRow } from '#server/store/meeting-store'
import { can } from '#shared/access/can'
import type { By, CommandNeeds } from './needs.ts'
import { NOT_CLOSED, refusedIn, type Turns } from './turns.ts'

const earliest = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b)

/** The kept line, with what only the double said; whoever is there on either line is there. */
function taking(kept: EmargementRow, double: EmargementRow): LigneChange {
  const present = [kept, double].filter((l) => l.statut === 'present')
  const left = present.map((l) => l.partiA)
  return {
    fonction: kept.fonction ?? double.fonction,
    organisme: kept.organisme ?? double.organisme,
    represente: kept.represente ?? double.represente,
    qualite: kept.qualite ?? double.qualite,
    // Whoever signed on a device of their own does not share another.
    tableDe: [kept, double].some((l) => l.par === 'soi') ? null : (kept.tableDe ?? double.tableDe),
    siege: kept.siege ?? double.siege,
    ...(kept.statut !== 'present' && present.length > 0 ? { statut: 'present', mode: double.mode } : {}),
    signeA: earliest(kept.signeA, double.signeA),
    arriveA: earliest(kept.arriveA, double.arriveA),
    // Left on one device, still here on the other: still here.
    partiA: left.includes(null) ? null : left.length > 0 ? Math.max(...left.map(Number)) : kept.partiA,
  }
}

/** The same person twice on the attendance list, by another spelling or from another device. */
export function fusionCommands({ seances, rooms, access, people, clock }: CommandNeeds, turn: Turns) {
  /** Something of theirs may not be here yet, and comes under the id it was written with. */
  async function mayHold(seanceId: string, personId: string): Promise<boolean> {
    const documents = (await seances.documents.ofSeance(seanceId)).map((d) => d.id)
    const theirs = rooms.links.of(documents).filter((l) => l.personId === personId)
    return theirs.some((l) => l.pending > 0 || l.waiting > 0 || (l.transport === null && l.writes))
  }

  const whyNot = (seance: SeanceRow, by: By) =>
    seance.phase === 'closed' && can(by.roles, 'runSeance') ? null : refusedIn(seance, NOT_CLOSED)

  return {
    /** Two people whose names look alike: whoever keeps the sheet is not asked again. */
    distinguerLignes: (seanceId: string, ligneId: string, autreId: string, by: By) =>
      turn(seanceId, async (seance) => {
        const refused = whyNot(seance, by)
        if (refused !== null) return no(refused)
        if (ligneId === autreId) return no('sameLigne')
        const lines = await Promise.all([ligneId, autreId].map((id) => seances.emargements.line(seanceId, id)))
        if (lines.includes(null)) return no('notFound')
        await seances.fusions.setApart(seanceId, [ligneId, autreId])
        return ok({ ok: true as const })
      }),

    /** Cannot be undone: whoever asks has read what it does. Each line keeps its versions. */
    fusionnerLignes: (seanceId: string, ligneId: string, doubleId: string, by: By) =>
      turn(seanceId, async (seance) => {
        const refused = whyNot(seance, by)
        if (refused !== null) return no(refused)
        if (ligneId === doubleId) return no('sameLigne')
        const [kept, double] = await Promise.all([
          seances.emargements.line(seanceId, ligneId),
          seances.emargements.line(seanceId, doubleId),
        ])
        if (kept === null || double === null) return no('notFound')
        const both = [kept.personId, double.personId].flatMap((id) => id ?? [])
        const elsewhere: string[] = []
        const holding: string[] = []
        for (const id of both) {
          if (await seances.fusions.hasRoleElsewhere(id, seanceId)) elsewhere.push(id)
          if (await mayHold(seanceId, id)) holding.push(id)
        }
        // The id that has most to lose is the one that stays.
        const stays = [...new Set([...elsewhere, ...holding])]
        if (elsewhere.length > 1) return no('twoAccesses')
        if (stays.length > 1) return no('devicesHold')
        const personId = stays[0] ?? kept.personId ?? double.personId
        const at = clock()
        const recorded = { par: 'animation', recordedBy: by.personId, at } as const
        await seances.fusions.merge({ kept, double, change: taking(kept, double), personId, recorded })
        await people.note({ at, act: 'emargement.fusion', personId: by.personId, subject: seanceId, detail: ligneId })
        for (const id of both) access.changed({ seanceId, personId: id })
        access.changed({ seanceId })
        return ok({ ok: true as const })
      }),
  }
}
