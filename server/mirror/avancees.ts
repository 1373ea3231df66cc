import type { Rooms } from '#server/services'
import { type Avancee, avanceeDe } from '#shared/documents/avancee'
import type { SousGroupe } from '#shared/documents/sous-groupe'

export type Avancees = ReadonlyMap<string, Avancee & { modifieA: number | null }>

/** Where each sheet stands, read again only when something was written in it: live documents are rewritten far more often. */
export function createAvancees(
  rooms: Pick<Rooms, 'read' | 'onCommitted'>,
): (ids: readonly string[]) => Promise<Avancees> {
  const known = new Map<string, Promise<Avancees>>()
  rooms.onCommitted((documentId) => void known.delete(documentId))

  async function read(id: string): Promise<Avancees> {
    const reading = (await rooms.read([id])).get(id)
    return new Map(
      reading === undefined ? [] : [[id, { ...avanceeDe(reading.value as SousGroupe), modifieA: reading.modifiedAt }]],
    )
  }

  return async (ids) => {
    const found = ids.map((id) => {
      const held = known.get(id) ?? read(id)
      known.set(id, held)
      held.catch(() => known.delete(id))
      return held
    })
    return new Map((await Promise.all(found)).flatMap((one) => [...one]))
  }
}
