import { setImmediate as immediately } from 'node:timers/promises'
import { compteRendu } from '#server/export/compte-rendu'
import { feuilleEmargement } from '#server/export/emargement'
import { evolutionsDeFiche } from '#server/export/evolutions-de-fiche'
import { fichesDeSousGroupe } from '#server/export/fiches-de-sous-groupe'
import { documentsOf } from '#server/export/frozen'
import { lecture } from '#server/export/lecture'
import type { Outline } from '#server/export/outline'
import type { Nominal } from '#server/export/participation'
import { enLEtat } from '#server/export/provenance'
import { releveDeDecisions } from '#server/export/releve-de-decisions'
import { type NomsParSeance, restitution, seancesNommees } from '#server/export/restitution'
import { guillemets } from '#server/export/words'
import { citedBy } from '#server/publication/cited'
import type { Instantane } from '#server/snapshot/content'
import { instantaneOf } from '#server/snapshot/snapshots'
import { can } from '#shared/access/can'
import { peutNommer } from '#shared/access/restitution-steps'
import type { PrintName } from '#shared/api/prints'
import { type Actor, no, type Outcome, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import type { ErrorCode } from './errors.ts'

export interface Asked {
  /** Persons by their names, where the one who asks may have them. */
  noms: boolean
  /** In the attendance list, what was recorded of each rather than room to sign. */
  presence: boolean
  actor: Actor
}
type Printed = Outcome<Outline, ErrorCode>

/** What each document is made of, whatever its format: from snapshots, save what is printed as it stands. */
export function createOutlines(
  services: AppServices,
): Record<PrintName, (id: string, asked: Asked) => Promise<Printed>> {
  const { seances, snapshots, snapshotStore, liaisons, clock, publicUrl, access } = services

  async function nomsDe(seanceId: string): Promise<Nominal[]> {
    const lines = await seances.emargements.current(seanceId)
    return lines.map(({ ligneId, nom, represente }) => ({ ligneId, nom, represente }))
  }
  /** The lists of these meetings that this person may read: a role is often held on one meeting alone. */
  async function nomsDesSeances(seanceIds: readonly string[], actor: Actor): Promise<NomsParSeance> {
    const noms = new Map<string, Nominal[]>()
    for (const seanceId of seanceIds) {
      const roles = await access.rolesOn(actor, 'seance', seanceId)
      if (roles !== null && can(roles, 'readEmargement')) noms.set(seanceId, await nomsDe(seanceId))
    }
    return noms
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
    async restitution(id, { noms, actor }) {
      const document = await seances.documents.get(id)
      if (document?.kind !== 'restitution' || document.removedAt !== null) return no('notFound')
      await liaisons.settled(id)
      const standing = await seances.restitutions.standing(id)
      const take = () => snapshots.takeDocument(id, `Export de ${guillemets(document.title)}`, actor.personId)
      // What was validated is printed from what validation froze, whatever was renamed around it since.
      const frozen = await instantane(standing.instantaneId ?? (await take()).id)
      if (!frozen.ok) return frozen
      const cited = await citedBy(services, frozen.value)
      if (!noms) return ok(restitution(frozen.value, cited, standing))
      const destinataires = documentsOf(frozen.value, 'restitution')[0]?.value.public ?? null
      if (!peutNommer(standing.statut, destinataires)) return no('nomsPublics')
      const named = await nomsDesSeances(seancesNommees(frozen.value, cited), actor)
      return named.size === 0 ? no('nomsIntrouvables') : ok(restitution(frozen.value, cited, standing, named))
    },
    async evolutions(id, { actor }) {
      const document = await seances.documents.get(id)
      if (document?.kind !== 'fiche-action' || document.removedAt !== null) return no('notFound')
      await liaisons.settled(id)
      const libelle = `Évolutions de ${guillemets(document.title)}`
      const frozen = await instantane((await snapshots.takeDocument(id, libelle, actor.personId)).id)
      return frozen.ok ? ok(evolutionsDeFiche(frozen.value)) : frozen
    },
    async instantane(id) {
      const frozen = await instantane(id)
      if (!frozen.ok) return frozen
      return ok(lecture(frozen.value, await citedBy(services, frozen.value), await validatedAs(frozen.value)))
    },
  }
}
