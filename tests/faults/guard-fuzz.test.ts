/**
 * Updates of honest editors, their bytes changed, handed to the server's own room: it never breaks, nothing unsound
 * becomes part of the document, nobody writes under another's name, and everyone still says the same.
 * What taught something is kept in `corpus/` and tried first. To find a failing input again: `SEED=… npx vitest …`.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { rootProse } from '#shared/document/layout'
import { type DocumentKind, definitionOf } from '#shared/documents/registry'
import { editSomething } from '#tests/convergence/edits'
import { holdMeeting, type Meeting } from '#tests/convergence/meeting'
import { type Random, randomFrom } from '#tests/convergence/random'
import { addParagraph } from '#tests/sync/words'
import { mutate } from './mutations.ts'
import { SEED, sized } from './profile.ts'
import { contentOf, faultsOf } from './sound.ts'

const MEETINGS = sized(8, 400)
const TRIES = 150
const kinds: readonly DocumentKind[] = ['sous-groupe', 'restitution', 'notes-de-seance', 'fiche-action']
const folder = fileURLToPath(new URL('./corpus', import.meta.url))
/** `KEEP=1` adds to the corpus what the run meets for the first time. */
const keeps = process.env.KEEP !== undefined

/** What is needed to meet an input again. */
interface Kept {
  kind: DocumentKind
  /** Updates taken before the input, in order, in base 64: of an honest person, or of the forger. */
  before: { from: 'awa' | 'malo'; update: string }[]
  input: string
  /** Why it was refused, in one word; null when it was taken. */
  refused: string | null
}

/** Awa writes honestly, Malo forges, Chloé only reads. */
const names = ['awa', 'malo', 'chloe']
const ids = [1001, 2002, 3003]
/** Malo's editor writes with this id. */
const FORGED = 5005

class Trial {
  readonly kind: DocumentKind
  /** Everything taken so far. */
  readonly taken: Kept['before'] = []
  private readonly meeting: Meeting
  private readonly random: Random
  /** Ids that Malo was the first to write with. */
  private readonly forged = new Set<number>()

  private constructor(kind: DocumentKind, meeting: Meeting, random: Random) {
    this.kind = kind
    this.meeting = meeting
    this.random = random
  }

  static async begin(kind: DocumentKind, random: Random): Promise<Trial> {
    return new Trial(kind, await holdMeeting(definitionOf(kind), names, ids), random)
  }

  /** One honest edit, read by everyone. */
  async edit(): Promise<void> {
    const { doc, outbox } = this.person('awa')
    editSomething(this.random, this.def, doc)
    for (const bytes of outbox.splice(0)) expect(await this.take('awa', bytes), 'an honest edit').toBeNull()
  }

  /** An update Malo's editor would send, before anyone changes its bytes. */
  update(): Uint8Array {
    const copy = this.meeting.newcomer()
    copy.clientID = this.random.chance(0.8) ? FORGED : (ids[0] ?? 0)
    const before = Y.encodeStateVector(copy)
    for (let edits = 1 + this.random.below(3); edits > 0; edits--) editSomething(this.random, this.def, copy)
    return Y.encodeStateAsUpdate(copy, before)
  }

  /** Answers why it was refused, or null. What is refused is not written; what is taken is its sender's own. */
  async take(from: 'awa' | 'malo', bytes: Uint8Array): Promise<string | null> {
    const { room, log } = this.meeting
    const before = log.rows.length
    const ends = from === 'malo' ? this.ends() : null
    const verdict = room.take(this.person(from).member, bytes)
    await this.meeting.settle()
    const written = log.rows.slice(before)
    if (!verdict.ok) {
      expect(written, 'what is refused').toEqual([])
      return verdict.why
    }
    for (const row of written) if (ends !== null) this.expectOwn(row.bytes, ends)
    this.taken.push({ from, update: base64(bytes) })
    for (const person of this.meeting.people) while (person.inbox.length > 0) this.meeting.receive(person)
    return null
  }

  /** The log read again, what a newcomer is given and what everyone has been sent are the same sound document. */
  expectSound(): void {
    const replayed = new Y.Doc()
    for (const { bytes } of this.meeting.log.rows) Y.applyUpdate(replayed, bytes)
    expect(faultsOf(this.def, replayed)).toEqual([])
    const said = contentOf(this.def, replayed)
    // In one piece it is put together in another order.
    const whole = new Y.Doc()
    Y.applyUpdate(whole, Y.encodeStateAsUpdate(replayed))
    expect(contentOf(this.def, whole), 'the whole of it at once').toEqual(said)
    expect(contentOf(this.def, this.meeting.newcomer()), 'a newcomer').toEqual(said)
    for (const { doc, name } of this.meeting.people) expect(contentOf(this.def, doc), name).toEqual(said)
  }

  private get def() {
    return definitionOf(this.kind)
  }

  private person(name: string): Meeting['people'][number] {
    const found = this.meeting.people.find((person) => person.name === name)
    if (found === undefined) throw new Error(`${name} is not there`)
    return found
  }

  /** Where what was written with each id ends. */
  private ends(): Map<number, number> {
    const { store } = this.meeting.newcomer()
    return new Map([...store.clients.keys()].map((id) => [id, Y.getState(store, id)]))
  }

  private expectOwn(bytes: Uint8Array, ends: ReadonlyMap<number, number>): void {
    for (const { id, length } of Y.decodeUpdate(bytes).structs) {
      const end = ends.get(id.client)
      if (end === undefined) this.forged.add(id.client)
      const isOwn = this.forged.has(id.client) || id.clock + length <= (end ?? 0)
      expect(isOwn, `written with id ${id.client}, which is somebody else's`).toBe(true)
    }
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))

function keep(kept: Kept): void {
  const name = `${kept.refused ?? 'taken'}-${kept.kind}.json`
  const known = readdirSync(folder).includes(name) ? readFileSync(join(folder, name), 'utf8') : null
  const text = `${JSON.stringify(kept, null, 1)}\n`
  if (known !== null && known.length <= text.length) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), text)
}

const readKept = (name: string): Kept => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Kept

/** Meets an input again; answers why it was refused, or null. What follows must be sound either way. */
async function meet({ kind, before, input }: Kept): Promise<string | null> {
  const trial = await Trial.begin(kind, randomFrom(1))
  for (const { from, update } of before) expect(await trial.take(from, bytesOf(update))).toBeNull()
  const refused = await trial.take('malo', bytesOf(input))
  trial.expectSound()
  await trial.edit()
  trial.expectSound()
  return refused
}

test.each(readdirSync(folder))('%s of the corpus is met as it was', async (name) => {
  const kept = readKept(name)
  expect(await meet(kept)).toBe(kept.refused)
})

/** Taken, it would never be seen by whoever comes once one of these is gone. */
test('a paragraph between neighbours of two parents is refused', async () => {
  const trial = await Trial.begin('sous-groupe', randomFrom(1))
  const doc = new Y.Doc()
  doc.clientID = ids[0] ?? 0
  const updates: string[] = []
  doc.on('update', (bytes: Uint8Array) => updates.push(base64(bytes)))
  for (const words of ['un', 'deux']) addParagraph(doc, words)
  for (const update of updates.splice(0)) expect(await trial.take('awa', bytesOf(update))).toBeNull()
  // The left neighbour is the second paragraph, the right one is the first letter of the first.
  const between = paragraphBetween({ client: doc.clientID, clock: 4 }, { client: doc.clientID, clock: 2 })
  expect(await trial.take('malo', between)).toBe('neighbours')
  trial.expectSound()
  rootProse(doc, 'contours').delete(0, 1)
  for (const update of updates) expect(await trial.take('awa', bytesOf(update))).toBeNull()
  trial.expectSound()
})

function paragraphBetween(...neighbours: { client: number; clock: number }[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const n of [1, 1, FORGED, 0]) encoding.writeVarUint(encoder, n)
  encoding.writeUint8(encoder, 0x80 | 0x40 | 7)
  for (const { client, clock } of neighbours) for (const n of [client, clock]) encoding.writeVarUint(encoder, n)
  encoding.writeVarUint(encoder, 3)
  encoding.writeVarString(encoder, 'paragraph')
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

test.each(kinds)(
  `« %s » stays sound whatever bytes it is handed (SEED=${SEED})`,
  {
    timeout: 60_000 + MEETINGS * 10_000,
  },
  async (kind) => {
    const met = new Map<string, number>()
    for (let meeting = 0; meeting < MEETINGS; meeting++) {
      const seed = SEED + meeting
      const random = randomFrom(seed)
      const trial = await Trial.begin(kind, random)
      for (let edits = 0; edits < 4; edits++) await trial.edit()
      for (let i = 0; i < TRIES; i++) {
        const before = [...trial.taken]
        const others = before.slice(-20).map(({ update }) => bytesOf(update))
        const input = mutate(random, trial.update(), others)
        try {
          const refused = await trial.take('malo', input)
          met.set(refused ?? 'taken', (met.get(refused ?? 'taken') ?? 0) + 1)
          if (refused === null) trial.expectSound()
          if (keeps) keep({ kind, before, input: base64(input), refused })
          if (random.chance(0.1)) await trial.edit()
        } catch (error) {
          const again = JSON.stringify({ kind, before, input: base64(input), refused: 'unknown' })
          throw new Error(`SEED=${seed}, try ${i}: ${again}`, { cause: error })
        }
      }
      trial.expectSound()
    }
    if (keeps) process.stdout.write(`${kind}: ${JSON.stringify([...met])}\n`)
    expect(met.size, 'several ends were met').toBeGreaterThan(3)
  },
)
