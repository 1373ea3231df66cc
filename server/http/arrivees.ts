import type { Hono } from 'hono'
import type { ArriveeRow } from '#server/store/arrivee-store'
import { bringInArrivee, listArrivees, listMesArrivees, sendArrivee, setAsideArrivee } from '#shared/api/arrivees'
import { ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

/** Texts that came after the closing: offered by their authors, decided on by those who run the meeting. */
export function mountArrivees(app: Hono, services: AppServices): void {
  const { seances, rooms, commands } = services

  async function documentOf(id: string) {
    const row = await seances.documents.get(id)
    if (row === null) throw new Error(`a late text names document ${id}, which never was`)
    return { id, kind: row.kind, titre: row.title, retire: row.removedAt !== null }
  }

  /** What is decided already says nothing more of its words. */
  async function piecesOf(row: ArriveeRow) {
    if (row.etat !== 'enAttente') return []
    const pieces = await rooms.late.pieces(row)
    if (pieces === null) return null
    return pieces.map(({ key, fields }) => ({
      cle: key,
      champs: fields.map(({ labels, before, after }) => ({ libelles: [...labels], avant: before, apres: after })),
    }))
  }

  route(app, sendArrivee, services, ({ params, body, actor }) => {
    const bytes = new Uint8Array(Buffer.from(body.octets, 'base64'))
    return commands.offerArrivee(params.id, { epoch: body.epoch, bytes }, actor)
  })

  route(app, listArrivees, services, async ({ params }) => {
    const rows = await seances.arrivees.ofSeance(params.id)
    const named = await seances.people.named(
      rows.flatMap((a) => [a.personId, ...(a.handledBy === null ? [] : [a.handledBy])]),
    )
    const answer = []
    for (const row of rows) {
      const { id, personId, receivedAt: recueA, completedAt: completeeA, etat, handledAt: traiteeA } = row
      const author = named.get(personId)
      answer.push({
        ...{ id, personId, recueA, completeeA, etat, traiteeA },
        ...{ nom: author?.nom ?? '', organisme: author?.organisme ?? null },
        document: await documentOf(row.documentId),
        traiteePar: row.handledBy === null ? null : (named.get(row.handledBy)?.nom ?? null),
        morceaux: await piecesOf(row),
        repris: row.repris.length,
      })
    }
    return ok(answer)
  })

  route(app, bringInArrivee, services, ({ params, body, actor: { personId }, roles }) =>
    commands.bringInArrivee(params.id, params.arriveeId, body, { personId, roles }),
  )
  route(app, setAsideArrivee, services, ({ params, body, actor: { personId }, roles }) =>
    commands.setAsideArrivee(params.id, params.arriveeId, body, { personId, roles }),
  )

  route(app, listMesArrivees, services, async ({ actor }) =>
    ok(
      (await seances.arrivees.ofPerson(actor.personId)).map(
        ({ id, documentId, etat, repris, receivedAt, handledAt }) => ({
          ...{ id, documentId, etat, repris: repris.length, recueA: receivedAt, traiteeA: handledAt },
        }),
      ),
    ),
  )
}
