import { sansPersonnel } from '#server/export/controle/masquer'
import { fige } from '#server/export/provenance'
import { publie } from '#server/export/publie'
import { releveDeDecisions } from '#server/export/releve-de-decisions'
import { restitution } from '#server/export/restitution'
import { jourDe } from '#server/export/words'
import { type Clock, no, type Outcome, ok } from '#server/services'
import { instantaneOf } from '#server/snapshot/snapshots'
import type { PublicationRow, PublicationStore } from '#server/store/publication-store'
import type { SeanceStore } from '#server/store/seance-store'
import type { Role } from '#shared/access/roles'
import type { ConstatVu } from '#shared/api/controle'
import { citedBy } from './cited.ts'
import { type ControlParts, isStopped, personnesDe } from './control.ts'

interface Parts extends ControlParts {
  publications: PublicationStore
  seances: ControlParts['seances'] & Pick<SeanceStore, 'documents' | 'meetings'>
  clock: Clock
  publicUrl: () => string
}
interface Asker {
  personId: string
  role: Role
}
type Published = Outcome<
  { row: PublicationRow; retires: number },
  'notFound' | 'wrongPhase' | 'noSnapshot' | 'pasEncoreValidee' | 'publicationEmpechee'
>

export interface Publications {
  /** What its validation froze, unless the check finds what must not be read by everyone; it is then « publiée ». */
  restitution(documentId: string, by: Asker, constatsVus?: ConstatVu[]): Promise<Published>
  /** The relevé of a validated meeting: nobody may correct it any more, so what must not be read is struck out. */
  releve(seanceId: string, by: Asker): Promise<Published>
}

export function createPublications(parts: Parts): Publications {
  const { publications, seances, snapshotStore, clock, publicUrl } = parts
  return {
    async restitution(id, { personId, role }, constatsVus = []) {
      const document = await seances.documents.get(id)
      if (document?.kind !== 'restitution' || document.removedAt !== null) return no('notFound')
      const { statut, instantaneId } = await seances.restitutions.standing(id)
      const row = instantaneId === null ? null : await snapshotStore.get(instantaneId)
      if (row === null || (statut !== 'validee' && statut !== 'publiee')) return no('pasEncoreValidee')
      const frozen = instantaneOf(row)
      if (await isStopped(parts, frozen)) return no('publicationEmpechee')
      const at = clock()
      const step = { documentId: id, statut: 'publiee', at, personId, versionDe: null, instantaneId: null } as const
      // Two people may press it at once: the second publishes again what the first has.
      if (statut === 'validee') await seances.restitutions.add({ ...step, constatsVus }, 'validee')
      const standing = await seances.restitutions.standing(id)
      const printed = restitution(frozen, await citedBy(parts, frozen), standing)
      const outline = publie(printed, printed.statut, publicUrl())
      const { groupeId } = document
      const made = { sorte: 'restitution', subjectId: id, groupeId, snapshotId: row.id, at, role, outline } as const
      return ok({ row: await publications.add(made), retires: 0 })
    },

    async releve(id, { role }) {
      const seance = await seances.meetings.get(id)
      if (seance === null) return no('notFound')
      const row = await snapshotStore.latestOfSeance(id)
      if (seance.phase !== 'validated') return no('wrongPhase')
      if (row === null) return no('noSnapshot')
      const frozen = instantaneOf(row)
      const printed = releveDeDecisions(frozen, { source: fige(frozen), noms: null, address: publicUrl() })
      const at = clock()
      const statut = `${printed.statut}, publié le ${jourDe(at)}`
      const whole = publie(printed, statut, publicUrl())
      const { outline, retires } = sansPersonnel(whole, await personnesDe(parts, frozen, frozen.groupeId))
      const made = { sorte: 'releve', subjectId: id, groupeId: seance.groupeId, snapshotId: row.id, at, role } as const
      return ok({ row: await publications.add({ ...made, outline }), retires })
    },
  }
}
