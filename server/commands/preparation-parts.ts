import type { z } from 'zod'
import { no, type Outcome, ok } from '#server/services'
import { newId } from '#server/store/ids'
import type { PointRow } from '#server/store/point-store'
import type { Preparation } from '#server/store/preparation-store'
import type { PropositionRow } from '#server/store/proposition-store'
import type { SousGroupeRow } from '#server/store/sous-groupe-store'
import type { updateSeance } from '#shared/api/seances'

export type SeanceFields = Omit<z.output<typeof updateSeance.body>, 'version'>

/** What a meeting already has; empty for a new one. */
export interface Existing {
  points: readonly PointRow[]
  propositions: readonly PropositionRow[]
  sousGroupes: readonly SousGroupeRow[]
}

/** Gives back an id of this meeting once, and a new one otherwise: an id from elsewhere must not reach another meeting. */
function keeper(rows: readonly { id: string }[]): (asked: string | undefined) => string {
  const free = new Set(rows.map((r) => r.id))
  return (asked) => (asked !== undefined && free.delete(asked) ? asked : newId())
}

/** The rows a preparation asks for. A part stands under one that comes before it, or under none. */
export function preparationParts(
  fields: SeanceFields,
  existing: Existing,
): Outcome<Omit<Preparation, 'documents'>, 'pointOrder'> {
  if (fields.points.some(({ parent }, rang) => parent !== null && parent >= rang)) return no('pointOrder')
  const pointId = keeper(existing.points)
  const ids = fields.points.map((p) => pointId(p.id))
  const propositionId = keeper(existing.propositions)
  const sousGroupeId = keeper(existing.sousGroupes)
  const sheetOf = new Map(existing.sousGroupes.map((g) => [g.id, g.documentId]))
  const { titre, jour, debut, fin, lieu, visio, coanimation } = fields
  return ok({
    facts: { titre, jour, debut, fin, lieu, visio, coanimation },
    points: fields.points.map(({ numero, titre, nature, intervenant, duree, documentId, lien, parent }, rang) => ({
      id: ids[rang] ?? newId(),
      parentId: parent === null ? null : (ids[parent] ?? null),
      numero,
      titre,
      nature,
      intervenant,
      documentId,
      lien,
      dureePrevue: duree,
      rang,
    })),
    reports: fields.points.flatMap((p) => p.report ?? []),
    propositions: fields.propositions.map(({ id, titre, titreCourt }, rang) => ({
      id: propositionId(id),
      titre,
      titreCourt,
      rang,
    })),
    sousGroupes: fields.sousGroupes.map(({ id: asked, titre, titreCourt, lieu, visio }, i) => {
      const id = sousGroupeId(asked)
      return { id, numero: i + 1, titre, titreCourt, lieu, visio, documentId: sheetOf.get(id) ?? newId() }
    }),
  })
}
