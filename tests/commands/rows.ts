/** Rows of a small workspace, as the tests of meetings need them. Everyone in it is invented. */
import type { Db } from '#server/store/db'
import type { SeanceRow } from '#server/store/meeting-store'
import type { PointRow } from '#server/store/point-store'
import type { SousGroupeRow } from '#server/store/sous-groupe-store'
import { axes, documents, groupes, personnes, points, schemas, seances, sousGroupes } from '#server/store/tables'
import { MORNING } from '#tests/support/store'

export const seanceRow = (over: Partial<SeanceRow> = {}): SeanceRow => ({
  id: 'seance',
  groupeId: null,
  schemaId: null,
  titre: 'Groupe de travail Axe 5',
  jour: '2025-07-01',
  debut: '14:00',
  fin: '17:00',
  lieu: null,
  visio: null,
  coanimation: [],
  ordreDuJour: [],
  cadre: [],
  actualites: [],
  phase: 'draft',
  code: null,
  qrToken: null,
  openedAt: null,
  liveAt: null,
  closedAt: null,
  validatedAt: null,
  pointCourantId: null,
  createdAt: MORNING,
  ...over,
})

export const pointRow = (over: Partial<PointRow> & { id: string; rang: number }): PointRow => ({
  seanceId: 'seance',
  parentId: null,
  numero: null,
  titre: over.id,
  nature: 'point',
  intervenant: null,
  documentId: null,
  lien: null,
  dureePrevue: null,
  commenceA: null,
  finiA: null,
  ...over,
})

export const sousGroupeRow = (over: Partial<SousGroupeRow> & { id: string; numero: number }): SousGroupeRow => ({
  seanceId: 'seance',
  propositionId: null,
  titre: `Proposition ${over.numero}`,
  titreCourt: null,
  lieu: null,
  visio: null,
  rapporteurId: null,
  appelDepuis: null,
  documentId: `fiche-${over.id}`,
  etat: 'ouvert',
  versId: null,
  finiA: null,
  passage: null,
  presenteA: null,
  presenteFinA: null,
  ...over,
})

export function insertPeople(db: Db, ...ids: string[]): void {
  for (const id of ids)
    db.insert(personnes)
      .values({ id, nom: id, organisme: `Organisme de ${id}`, couleur: 0, creeA: MORNING })
      .run()
}

export function insertPlan(db: Db): void {
  db.insert(schemas).values({ id: 'sdsf', titre: 'Schéma', signataires: [], rang: 0 }).run()
  db.insert(axes).values({ id: 'axe-5', schemaId: 'sdsf', numero: 5, titre: 'Coopérer' }).run()
  db.insert(groupes).values({ id: 'groupe', schemaId: 'sdsf', axeId: 'axe-5', titre: 'Groupe Axe 5', rang: 0 }).run()
}

export function insertSeance(db: Db, over: Partial<SeanceRow> = {}): void {
  db.insert(seances).values(seanceRow(over)).run()
}

export function insertPoints(db: Db, ...rows: PointRow[]): void {
  for (const row of rows) db.insert(points).values(row).run()
}

export function insertSousGroupes(db: Db, ...rows: SousGroupeRow[]): void {
  for (const row of rows) {
    db.insert(documents)
      .values({ id: row.documentId, kind: 'sous-groupe', title: row.titre, seanceId: row.seanceId, createdAt: MORNING })
      .run()
    db.insert(sousGroupes).values(row).run()
  }
}
