/** Presence as stock providers send it, and as they send back what they hear. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** Says nothing of anybody: tells a server that the client is there. */
export const NO_PRESENCE = new Uint8Array([0])

/** Someone's caret after their last character, as y-tiptap writes it. */
export function caret(clientId: number, clock: number, place: { text: number; last: number }): Uint8Array {
  const position = {
    type: { client: clientId, clock: place.text },
    tname: null,
    item: { client: clientId, clock: place.last },
    assoc: 0,
  }
  const user = { personId: `p${clientId}`, nom: 'Personne', organisme: 'Organisme', mode: 'salle', couleur: 3 }
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(
      encoder,
      JSON.stringify({ user, cursor: { anchor: position, head: position }, champ: 'contours' }),
    )
  })
}

/**
 * What the stock provider answers to a presence message: every state it did not know yet, sent back as it came. Null when
 * all of it was known.
 */
export function createAnswers(): (body: Uint8Array) => Uint8Array | null {
  const known = new Map<number, number>()
  return (body) => {
    const decoder = decoding.createDecoder(body)
    const news: Uint8Array[] = []
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const start = decoder.pos
      const clientId = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      decoding.readVarUint8Array(decoder)
      if (clock <= (known.get(clientId) ?? -1)) continue
      known.set(clientId, clock)
      news.push(body.subarray(start, decoder.pos))
    }
    if (news.length === 0) return null
    return encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, news.length)
      for (const state of news) encoding.writeUint8Array(encoder, state)
    })
  }
}
