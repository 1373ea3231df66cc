import { demonstrationSeance, loadDemonstration } from '#server/seed/demonstration'
import type { Clock } from '#server/services'
import { createSnapshots } from '#server/snapshot/snapshots'
import type { NewLigne } from '#server/store/emargement-store'
import { newId } from '#server/store/ids'
import type { Store } from '#server/store/open'
import { sqlitePlanStore } from '#server/store/plan-store'
import { sqliteSeanceStore } from '#server/store/seance-store'
import { sqliteSnapshotStore } from '#server/store/snapshot-store'
import * as tables from '#server/store/tables'
import { proseFromLines } from '#shared/document/value'
import type { Mode, StatutPresence } from '#shared/documents/choices'
import { roomsInMemory } from '#tests/seed/rooms-in-memory'
import { testSigner } from '#tests/support/signer'
import { MORNING, tempStore } from '#tests/support/store'

/** The demonstration workspace on a real database, with the parts a snapshot is made of. */
export async function demonstration(clock: Clock = () => MORNING, opened: Store = tempStore()) {
  const { db } = opened
  const rooms = roomsInMemory()
  await loadDemonstration({ db, rooms, mirrors: { refresh: async () => undefined }, clock })
  const seances = sqliteSeanceStore(db)
  const plan = sqlitePlanStore(db)
  const store = sqliteSnapshotStore(db)
  const seanceId = demonstrationSeance(db)?.id ?? ''
  const snapshots = createSnapshots({ store, seances, plan, rooms, clock, signer: testSigner })

  async function sign(
    nom: string,
    organisme: string | null,
    mode: Mode,
    over: { represente?: string; statut?: StatutPresence } = {},
  ) {
    const personId = newId()
    const person = { id: personId, nom, fonction: null, organisme, couleur: 0, creeA: MORNING }
    const ligne: NewLigne = {
      ...{ seanceId, personId, nom, fonction: null, organisme, mode },
      statut: over.statut ?? 'present',
      represente: over.represente ?? null,
      ...{ signeA: MORNING, arriveA: null, partiA: null, par: 'soi' as const, recordedBy: null, at: MORNING },
    }
    return seances.emargements.add(ligne, person)
  }

  /** Words for every objective of a sub-group but the last two, as a group short of time leaves its sheet. */
  async function writeSousGroupe(numero: number, value: object = {}) {
    const group = (await seances.sousGroupes.list(seanceId)).find((g) => g.numero === numero)
    if (group === undefined) throw new Error(`no sub-group ${numero}`)
    await rooms.write(group.documentId, {
      contoursEtat: 'traite',
      contours: proseFromLines('Mise en œuvre avec les participant·es : 1 264 places, 44,9 %'),
      attendusEtat: 'traite',
      attendus: proseFromLines('Une liste des observatoires intercommunaux'),
      engagements: [{ id: 'e1', qui: 'Plaine Commune', quoi: 'Transmettre la cartographie', echeance: '2025-09-15' }],
      modalitesEtat: 'traite',
      modalites: proseFromLines('Deux réunions à distance'),
      acteursEtat: 'traite',
      acteursManquants: [{ id: 'a1', acteur: 'Bailleurs', pourquoi: 'Foncier', contact: null }],
      ...value,
    })
    return group
  }

  return { ...opened, tables, rooms, seances, plan, store, snapshots, seanceId, sign, writeSousGroupe }
}
export type Demonstration = Awaited<ReturnType<typeof demonstration>>
