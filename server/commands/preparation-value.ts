import { createHash } from 'node:crypto'
import type { SeanceRow } from '#server/store/meeting-store'
import type { SeanceStore } from '#server/store/seance-store'

/** The preparation as the form shows it, with the fingerprint a later save names: what it saw. */
export async function preparationValue(seances: SeanceStore, seance: SeanceRow) {
  const { id, titre, jour, debut, fin, lieu, visio, coanimation, phase, groupeId } = seance
  const points = await seances.points.list(id)
  const rankOf = new Map(points.map((p, rank) => [p.id, rank]))
  const content = {
    ...{ titre, jour, debut, fin, lieu, visio, coanimation },
    points: points.map(
      ({ id, parentId, numero, titre, nature, intervenant, dureePrevue: duree, documentId, lien }) => ({
        ...{ id, numero, titre, nature, intervenant, duree, documentId, lien },
        parent: parentId === null ? null : (rankOf.get(parentId) ?? null),
      }),
    ),
    // Those people added since are not the preparation's.
    propositions: (await seances.propositions.list(id))
      .filter((p) => p.proposeA === null)
      .map(({ id, titre, titreCourt }) => ({ id, titre, titreCourt })),
    sousGroupes: (await seances.sousGroupes.list(id)).map(({ id, titre, titreCourt, lieu, visio }) => ({
      ...{ id, titre, titreCourt, lieu, visio },
    })),
  }
  const version = createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22)
  return { ...content, phase, groupeId, version }
}
