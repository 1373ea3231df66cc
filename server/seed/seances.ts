import type { Db } from '#server/store/db'
import { newCode, newId, newToken } from '#server/store/ids'
import * as tables from '#server/store/tables'
import type { Phase } from '#shared/documents/choices'
import { emargement } from '#shared/documents/emargement'
import { notesDeSeance } from '#shared/documents/notes-de-seance'
import { seanceEnDirect } from '#shared/documents/seance-en-direct'
import type { SeanceContent } from './content/shapes.ts'
import type { Keys } from './keys.ts'
import type { NewDocument } from './new-document.ts'

/** A meeting ready to be written: its rows, and its documents with their first value. */
export interface NewSeance {
  id: string
  code: string | null
  documents: NewDocument[]
  insert(tx: Pick<Db, 'insert'>): void
}

function pointRows(seanceId: string, content: SeanceContent): (typeof tables.points.$inferInsert)[] {
  const flat = content.points.flatMap(({ points = [], intervenant = null, ...point }) => {
    const id = newId()
    const children = points.map((child) => ({ ...child, id: newId(), parentId: id, nature: 'point' as const }))
    return [{ ...point, id, intervenant }, ...children]
  })
  return flat.map((point, rang) => ({ ...point, seanceId, rang }))
}

/** Times printed nowhere stay blank: a past meeting has no real start, no attendance, no duration. */
export function newSeance(
  content: SeanceContent,
  phase: Extract<Phase, 'live' | 'validated'>,
  id: Keys,
  now: number,
): NewSeance {
  const seanceId = newId()
  const groupeId = id(content.groupe)
  const live = phase === 'live'
  const points = pointRows(seanceId, content).map((p, rang) => (live && rang === 0 ? { ...p, commenceA: now } : p))
  const code = live ? newCode() : null

  const propositions = content.propositions.map((p, rang) => ({ ...p, id: newId(), seanceId, rang }))
  const sousGroupes = propositions.map(({ id: propositionId, titre, titreCourt }, rang) => ({
    id: newId(),
    seanceId,
    propositionId,
    numero: rang + 1,
    titre,
    titreCourt,
    documentId: newId(),
  }))
  const of = { groupeId, seanceId }
  const documents: NewDocument[] = [
    { ...of, id: newId(), kind: 'seance-en-direct', title: seanceEnDirect.label, value: {} },
    { ...of, id: newId(), kind: 'emargement', title: emargement.label, value: {} },
    { ...of, id: newId(), kind: 'notes-de-seance', title: notesDeSeance.label, value: {} },
    ...sousGroupes.map(
      ({ documentId, titre }): NewDocument => ({
        ...of,
        id: documentId,
        kind: 'sous-groupe',
        title: titre,
        value: { intitule: titre },
      }),
    ),
  ]

  const insert = (tx: Pick<Db, 'insert'>): void => {
    const { titre, jour, debut, fin, lieu, ordreDuJour, cadre, actualites } = content
    tx.insert(tables.seances)
      .values({
        id: seanceId,
        groupeId,
        schemaId: id(content.schema),
        ...{ titre, jour, debut, fin, lieu, ordreDuJour, cadre, actualites, phase, code },
        coanimation: [],
        qrToken: live ? newToken() : null,
        openedAt: live ? now : null,
        liveAt: live ? now : null,
        pointCourantId: live ? (points[0]?.id ?? null) : null,
        createdAt: now,
      })
      .run()
    tx.insert(tables.points).values(points).run()
    if (propositions.length > 0) tx.insert(tables.propositions).values(propositions).run()
    if (sousGroupes.length > 0) tx.insert(tables.sousGroupes).values(sousGroupes).run()
    if (live) {
      const moves = (['open', 'live'] as const).map((to) => ({ id: newId(), seanceId, phase: to, at: now }))
      tx.insert(tables.phaseMoves).values(moves).run()
    }
  }
  return { id: seanceId, code, documents, insert }
}
