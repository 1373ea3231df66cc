import { setImmediate as immediately } from 'node:timers/promises'
import { compteRendu } from '#server/export/compte-rendu'
import { feuilleEmargement } from '#server/export/emargement'
import { fichesDeSousGroupe } from '#server/export/fiches-de-sous-groupe'
import { lecture } from '#server/export/lecture'
import type { Outline } from '#server/export/outline'
import type { Nominal } from '#server/export/participation'
import { enLEtat } from '#server/export/provenance'
import { releveDeDecisions } from '#server/export/releve-de-decisions'
import { restitution } from '#server/export/restitution'
import { guillemets } from '#server/export/words'
import { citedBy } from '#server/publication/cited'
import type { Instantane } from '#server/snapshot/content'
import { instantaneOf } from '#server/snapshot/snapshots'
import type { PrintName } from '#shared/api/prints'
import { no, type Outcome, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import type { ErrorCode } from './errors.ts'

export interface Asked {
  /** Persons by their names, where the one who asks may have them. */
  noms: boolean
  /** In the attendance list, what was recorded of each rather than room to sign. */
  presence: boolean
  personId: string
}
type Printed = Outcome<Outline, ErrorCode>

/** What each document is made of, whatever its format: from snapshots, save what is printed as it stands. */
export function createOutlines(
  services: AppServices,
): Record<PrintName, (id: string, asked: Asked) => Promise<Printed>> {
  const { seances, snapshots, snapshotStore, liaisons, clock, publicUrl } = services

  async function nomsDe(seanceId: string): Promise<Nominal[]> {
    const lines = await seances.emargements.current(seanceId)
    return lines.map(({ ligneId, nom, represente }) => ({ ligneId, nom, represente }))
  }
  async function latest(seanceId: string): Promise<Outcome<Instantane, ErrorCode>> {
    const row = await snapshotStore.latestOfSeance(seanceId)
    return row === null ? no('noSnapshot') : ok(instantaneOf(row))
  }
  /** Where a restitution stands, for the one snapshot its validation took: any other reads as a working document. */
  async function validatedAs({ id, content }: Instantane) {
    const written = content.documents.find((d) => d.kind === 'restitution')
    const standing = written === undefined ? null : await seances.restitutions.standing(written.id)
    return standing?.instantaneId === id ? standing : null
  }
  async function instantane(id: string): Promise<Outcome<Instantane, ErrorCode>> {
    const row = await snapshotStore.get(id)
    if (row === null) return no('notFound')
    const frozen = instantaneOf(row)
    // Reading a long one takes milliseconds, drawing it as many: whoever types has their turn between.
    await immediately()
    return ok(frozen)
  }

  return {
    async compteRendu(id, { noms }) {
      const frozen = await latest(id)
      return frozen.ok ? ok(compteRendu(frozen.value, { noms: noms ? await nomsDe(id) : null })) : frozen
    },
    async releve(id, { noms }) {
      const content = await snapshots.standing(id)
      if (content === null) return no('notFound')
      const source = enLEtat('Relevé tel qu’il était', clock(), await snapshotStore.head())
      const printing = { source, noms: noms ? await nomsDe(id) : null, address: publicUrl() }
      return ok(releveDeDecisions({ content }, printing))
    },
    async sousGroupes(id) {
      const frozen = await latest(id)
      return frozen.ok ? ok(fichesDeSousGroupe(frozen.value)) : frozen
    },
    async emargement(id, { presence }) {
      const seance = (await snapshots.standing(id))?.seance ?? null
      if (seance === null) return no('notFound')
      const source = enLEtat('Feuille telle qu’elle était', clock(), await snapshotStore.head())
      return ok(feuilleEmargement(seance, await seances.emargements.current(id), { source, presence }))
    },
    async restitution(id, { personId }) {
      const document = await seances.documents.get(id)
      if (document?.kind !== 'restitution' || document.removedAt !== null) return no('notFound')
      await liaisons.settled(id)
      const standing = await seances.restitutions.standing(id)
      const take = () => snapshots.takeDocument(id, `Export de ${guillemets(document.title)}`, personId)
      // What was validated is printed from what validation froze, whatever was renamed around it since.
      const frozen = await instantane(standing.instantaneId ?? (await take()).id)
      return frozen.ok ? ok(restitution(frozen.value, await citedBy(services, frozen.value), standing)) : frozen
    },
    async instantane(id) {
      const frozen = await instantane(id)
      if (!frozen.ok) return frozen
      return ok(lecture(frozen.value, await citedBy(services, frozen.value), await validatedAs(frozen.value)))
    },
  }
}
