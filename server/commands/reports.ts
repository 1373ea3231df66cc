import { no, ok } from '#server/services'
import { newId } from '#server/store/ids'
import type { PointRow } from '#server/store/point-store'
import type { CommandNeeds } from './needs.ts'
import { NOT_CLOSED, refusedIn, type Turns } from './turns.ts'

const forLater = ({ numero, titre, nature, intervenant, dureePrevue, documentId, lien }: PointRow) => ({
  ...{ numero, titre, nature, intervenant, dureePrevue, documentId, lien },
})

/** What a meeting leaves to the next one of its group. */
export function reportCommands({ seances, clock }: Pick<CommandNeeds, 'seances' | 'clock'>, turn: Turns) {
  return {
    /** Keeps an item and its parts for the next meeting. Moved, it leaves this one; an item already begun stays in it. */
    reporterPoint: (seanceId: string, pointId: string, how: 'deplacer' | 'dupliquer') =>
      turn(seanceId, async (seance) => {
        const { groupeId } = seance
        const refused = refusedIn(seance, NOT_CLOSED)
        if (refused !== null) return no(refused)
        const all = await seances.points.list(seanceId)
        const asked = all.filter((p) => p.id === pointId || p.parentId === pointId)
        if (groupeId === null || !asked.some((p) => p.id === pointId)) return no('notFound')
        if (how === 'deplacer' && asked.some((p) => p.commenceA !== null)) return no('pointBegun')
        const block = asked.toSorted((a, b) => Number(b.id === pointId) - Number(a.id === pointId))
        await seances.reports.add(
          { id: newId(), groupeId, seanceId, points: block.map(forLater), at: clock() },
          how === 'deplacer' ? block.map((p) => p.id) : [],
        )
        return ok({ ok: true as const })
      }),
  }
}
