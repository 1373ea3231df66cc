/** The server's own room and committer over a log in memory, with people on lines that lag and break. */
import * as decoding from 'lib0/decoding'
import { pino } from 'pino'
import * as Y from 'yjs'
import { type NewUpdate, SERVER_OWNER, type StoredUpdate, type UpdateLog } from '#server/store/update-log'
import { createCommitter } from '#server/sync/committer'
import { loadDocument } from '#server/sync/loading'
import { type Member, Room } from '#server/sync/room'
import type { DocumentDefinition } from '#shared/document/define'
import { seed } from '#shared/document/write'

/** Yjs id of what is there before anyone comes. */
const SEED_ID = 1
const ref = { documentId: 'd', epoch: 1 }

function memoryLog(): UpdateLog & { rows: StoredUpdate[] } {
  const rows: StoredUpdate[] = []
  return {
    rows,
    describe: async () => null,
    append: async (batch: readonly NewUpdate[]) => {
      const positions = batch.map(({ bytes }) => rows.push({ position: rows.length + 1, bytes }))
      return { positions, at: 1 }
    },
    load: async () => ({
      checkpoint: null,
      damaged: false,
      updates: rows,
      owners: new Map([[SEED_ID, SERVER_OWNER]]),
      modifiedAt: null,
    }),
    replay: async () => rows,
    checkpoint: async () => undefined,
    position: async () => rows.length,
    compact: async () => null,
  }
}

export interface Person {
  name: string
  doc: Y.Doc
  /** Written and not sent yet. */
  outbox: Uint8Array[]
  /** Sent by the server and not received yet. */
  inbox: Uint8Array[]
  member: Member
}

export interface Meeting {
  room: Room
  people: Person[]
  log: { rows: StoredUpdate[] }
  /** The person's next message reaches the server. */
  send(person: Person): void
  /** The server's next message reaches the person. */
  receive(person: Person): void
  /** The line breaks, and both say again what they hold. */
  reconnect(person: Person): void
  /** Everything taken is on disk, and said. */
  settle(): Promise<void>
  /** What someone who comes with nothing is given. */
  newcomer(): Y.Doc
}

/** The bytes of a step 2 or an update. */
function readUpdate(frame: Uint8Array): Uint8Array | null {
  const decoder = decoding.createDecoder(frame)
  if (decoding.readVarUint(decoder) !== 0 || decoding.readVarUint(decoder) === 0) return null
  return decoding.readVarUint8Array(decoder)
}

/** Client ids come from the seed: who wins where two people write at once depends on them. */
export async function holdMeeting(
  def: DocumentDefinition,
  names: readonly string[],
  ids: readonly number[],
): Promise<Meeting> {
  const log = memoryLog()
  const logger = pino({ level: 'silent' })
  const first = new Y.Doc()
  first.clientID = SEED_ID
  seed(def, first, {})
  log.rows.push({ position: 1, bytes: Y.encodeStateAsUpdate(first) })
  const committer = createCommitter({ log, logger, onHealth: () => undefined })
  const loaded = await loadDocument({ log, committer, logger }, ref, def)
  if (!loaded.ok) throw new Error('the document cannot be opened')
  const broken = () => {
    throw new Error('memory no longer follows the log')
  }
  const room = new Room({
    ref,
    def,
    loaded: loaded.value,
    committer,
    logger,
    onCommitted: () => undefined,
    onBroken: broken,
  })

  function newcomer(): Y.Doc {
    const doc = new Y.Doc()
    const member = memberFor('newcomer', (bytes) => Y.applyUpdate(doc, bytes, 'server'))
    room.answer(member, Y.encodeStateVector(doc))
    return doc
  }

  const people = names.map((name, i): Person => {
    const doc = newcomer()
    doc.clientID = ids[i] ?? doc.clientID
    const person: Person = {
      name,
      doc,
      outbox: [],
      inbox: [],
      member: memberFor(name, (bytes) => person.inbox.push(bytes)),
    }
    doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin !== 'server') person.outbox.push(bytes)
    })
    room.join(person.member)
    return person
  })

  function take({ member, name }: Person, bytes: Uint8Array): void {
    const verdict = room.take(member, bytes)
    if (!verdict.ok) throw new Error(`an honest edit of ${name} was refused: ${verdict.why}`)
  }

  return {
    room,
    people,
    log,
    send(person) {
      const next = person.outbox.shift()
      if (next !== undefined) take(person, next)
    },
    receive({ doc, inbox }) {
      const next = inbox.shift()
      if (next !== undefined) Y.applyUpdate(doc, next, 'server')
    },
    reconnect(person) {
      person.inbox.length = 0
      person.outbox.length = 0
      take(person, Y.encodeStateAsUpdate(person.doc, room.stateVector()))
      if (!room.answer(person.member, Y.encodeStateVector(person.doc))) throw new Error('a state vector was refused')
    },
    async settle() {
      await committer.cut()
      room.flush()
    },
    newcomer,
  }
}

function memberFor(name: string, onUpdate: (bytes: Uint8Array) => void): Member {
  return {
    personId: name,
    sessionId: name,
    refusal: null,
    presenceUser: () => ({ personId: name, nom: name, organisme: '', mode: null, couleur: 0 }),
    send(...frames) {
      for (const { message } of frames.flatMap(({ messages }) => messages)) {
        const update = readUpdate(message)
        if (update !== null) onUpdate(update)
      }
    },
    acknowledged: () => null,
    close: () => undefined,
  }
}
