/** The wait before a closing: who is waited for, who is named, who is left out. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { By } from '#server/commands/needs'
import type { MoveOptions } from '#server/commands/phases'
import type { Link } from '#server/services'
import type { Phase } from '#shared/documents/choices'
import { createWorld, type World } from './world.ts'

let world: World
let animateur: By
let awa: By
let seanceId: string
let sheet: string

beforeEach(() => enter(100))

async function enter(waitMs: number) {
  world = createWorld({ waitMs })
  animateur = await world.staff('animateur')
  seanceId = await world.seance()
  for (const phase of ['open', 'live'] as const) await move(phase)
  awa = await world.participant(seanceId, 'Awa', { mode: 'distance' })
  sheet = await world.document(seanceId, 'sous-groupe')
}

const move = (phase: Phase, options: MoveOptions = {}, by = animateur) =>
  world.commands.movePhase(seanceId, phase, by, options)
const phase = async () => (await world.seances.meetings.get(seanceId))?.phase

function present(over: Partial<Link> = {}): Link {
  const link: Link = {
    ...{ personId: awa.personId, sessionId: 'téléphone', documentId: sheet, transport: 'webSocket' },
    ...{ since: world.clock.now - 600_000, sessionIsOpen: true, writes: true, heardAt: world.clock.now },
    ...{ wroteAt: null, toldAt: world.clock.now, pending: 0, pendingSince: null, waiting: 0 },
    ...over,
  }
  world.rooms.present.push(link)
  return link
}
const holding = (pending: number, secondsAgo: number): Partial<Link> => ({
  pending,
  pendingSince: world.clock.now - secondsAgo * 1000,
})
const cut = (over: Partial<Link> = {}) =>
  present({ transport: null, since: world.clock.now - 240_000, sessionIsOpen: false, ...over })

describe('closing', () => {
  it('names with all that is known those whose words are missing, and closes nothing', async () => {
    cut(holding(3, 300))
    expect(await move('closed')).toEqual({
      ok: true,
      value: {
        ok: false,
        enRetard: [
          {
            ...{ personId: awa.personId, nom: 'Awa', organisme: 'Organisme de Awa', mode: 'distance' },
            ...{ etat: 'horsLigne', depuis: world.clock.now - 240_000, entendueA: world.clock.now, appareils: 1 },
            coupes: 1,
            ...{ modifications: 3, depuisQuand: world.clock.now - 300_000, ecrivait: false },
            documents: [{ id: sheet, titre: 'Traduction du SDSF sur le terrain' }],
          },
        ],
      },
    })
    expect([await phase(), world.taken()]).toEqual(['live', ['Ouverture']])
  })

  it('closes without those left out by name, and asks again for anyone else', async () => {
    cut(holding(3, 300))
    const bruno = await world.participant(seanceId, 'Bruno')
    cut({ personId: bruno.personId, sessionId: 'de bruno', ...holding(1, 300) })
    const asked = await move('closed', { sans: [awa.personId] })
    expect(asked).toMatchObject({ value: { ok: false, enRetard: [{ nom: 'Bruno' }] } })
    expect(await move('closed', { sans: [awa.personId, bruno.personId] })).toMatchObject({ value: { ok: true } })
    expect(await phase()).toBe('closed')
  })

  it.each<[string, () => Partial<Link>]>([
    ['in sync', () => ({})],
    ['in sync and typing at this very moment', () => ({ pending: 1, pendingSince: world.clock.now + 1 })],
    ['a program that tells nothing', () => ({ toldAt: null })],
    ['a reader, even silent', () => ({ writes: false, heardAt: 0, toldAt: 1 })],
    ['gone with nothing waiting', () => ({ transport: null, since: 0, wroteAt: -600_000 })],
  ])('waits for nobody: %s', async (_who, over) => {
    present(over())
    expect(await move('closed')).toMatchObject({ value: { ok: true } })
  })

  it.each<[string, () => Partial<Link>]>([
    ['holding something typed before', () => holding(2, 5)],
    ['not heard any more', () => ({ heardAt: world.clock.now - 5_000, toldAt: world.clock.now - 60_000 })],
    [
      'cut while writing',
      () => ({ transport: null, since: world.clock.now - 60_000, wroteAt: world.clock.now - 70_000 }),
    ],
    ['cut a moment ago with something', () => ({ transport: null, since: world.clock.now - 1_000, ...holding(1, 2) })],
  ])('names someone %s', async (_who, over) => {
    present(over())
    expect(await move('closed')).toMatchObject({ value: { ok: false, enRetard: [{ personId: awa.personId }] } })
  })

  it('refuses at once what it would refuse in the end', async () => {
    cut(holding(3, 300))
    expect(await move('closed', {}, awa)).toEqual({ ok: false, code: 'forbidden' })
    expect(await move('validated')).toEqual({ ok: false, code: 'wrongPhase' })
  })

  it('is not held up when the server closes what was forgotten', async () => {
    cut(holding(3, 300))
    world.clock.now += 25 * 3_600_000
    await world.commands.closeForgotten(world.clock.now)
    expect(await phase()).toBe('closed')
  })
})

describe('while it waits', () => {
  beforeEach(() => enter(60_000))

  it('closes as soon as what was awaited has come', async () => {
    const link = present(holding(2, 5))
    const closing = move('closed')
    let ended = false
    void closing.then(() => {
      ended = true
    })
    await expect.poll(() => world.rooms.trace).toContain('ask')
    expect(ended).toBe(false)
    link.pending = 0
    expect(await closing).toMatchObject({ value: { ok: true } })
  })

  it('lets a second facilitator close meanwhile; the first is told it is done', async () => {
    cut({ since: world.clock.now - 1_000, ...holding(2, 5) })
    const first = move('closed')
    const other = await world.staff('coanimateur')
    expect(await move('closed', { sans: [awa.personId] }, other)).toMatchObject({
      value: { ok: true, instantaneId: expect.any(String) },
    })
    expect(await first).toEqual({ ok: true, value: { ok: true, instantaneId: null } })
    expect(world.taken()).toEqual(['Ouverture', 'Clôture'])
  })

  it('changes nothing when whoever asked gave up while waiting', async () => {
    present(holding(2, 5))
    const giveUp = new AbortController()
    const closing = move('closed', { signal: giveUp.signal })
    await expect.poll(() => world.rooms.trace).toContain('ask')
    giveUp.abort()
    expect(await closing).toEqual({ ok: false, code: 'abandoned' })
    expect(await phase()).toBe('live')
  })
})

describe('validating', () => {
  it('waits the same way, then forgets who was away', async () => {
    await move('closed')
    cut(holding(1, 300))
    expect(await move('validated')).toMatchObject({ value: { ok: false } })
    expect(await move('validated', { sans: [awa.personId] })).toMatchObject({ value: { ok: true } })
    expect(world.rooms.present).toEqual([])
  })

  it('does not hold the way back to the meeting', async () => {
    await move('closed')
    cut(holding(1, 300))
    expect(await move('live')).toMatchObject({ value: { ok: true } })
  })
})

describe('seeing who is linked', () => {
  it('shows people of the meeting and its own documents', async () => {
    present()
    cut({
      personId: animateur.personId,
      sessionId: 'animation',
      documentId: await world.document(seanceId, 'seance-en-direct'),
    })
    const seance = await world.seances.meetings.get(seanceId)
    if (seance === null) throw new Error('the meeting is gone')
    expect((await world.liaisons.of(seance)).map((l) => [l.nom, l.mode, l.etat])).toEqual([
      ['animateur', null, 'horsLigne'],
      ['Awa', 'distance', 'webSocket'],
    ])
  })
})
