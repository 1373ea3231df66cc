import { beforeEach, describe, expect, it } from 'vitest'
import { type ArriveeStore, sqliteArriveeStore } from '#server/store/arrivee-store'
import type { Db } from '#server/store/db'
import { insertPeople, insertSeance } from '#tests/commands/rows'
import { MORNING, tempStore } from '#tests/support/store'

const key = { seanceId: 'seance', documentId: 'fiche', epoch: 1, personId: 'awa' }
const bytes = (...list: number[]) => Uint8Array.from(list)
/** What comes last is added at the end, unless it is there. */
const adding = (more: number) => (held: Uint8Array | null) =>
  held?.includes(more) ? null : bytes(...(held ?? []), more)

describe.each([['SQLite', sqliteArriveeStore]])('late texts in %s', (_name, open) => {
  let db: Db
  let store: ArriveeStore
  beforeEach(() => {
    db = tempStore().db
    store = open(db)
    insertPeople(db, 'awa', 'bruno')
    insertSeance(db, { phase: 'closed' })
  })

  const take = async (more: number, over: Partial<typeof key> = {}, at = MORNING) => {
    const taken = await store.receive({ ...key, ...over }, at, adding(more), 3)
    if (!taken.ok) throw new Error(taken.code)
    return taken.value
  }
  const heldOf = async () => (await store.ofSeance('seance')).map((a) => [a.personId, a.etat, [...a.bytes]])

  it('keeps one text per person and document, completed as more comes, whatever comes twice', async () => {
    const first = await take(1)
    expect(first).toMatchObject({ etat: 'enAttente', receivedAt: MORNING, completedAt: MORNING, repris: [] })
    const second = await take(2, {}, MORNING + 5)
    expect(second).toMatchObject({ id: first?.id, receivedAt: MORNING, completedAt: MORNING + 5 })
    expect(await take(2, {}, MORNING + 9)).toMatchObject({ id: first?.id, completedAt: MORNING + 5 })
    await take(3, { personId: 'bruno' })
    await take(4, { documentId: 'notes' })
    await take(5, { epoch: 2 })
    expect(await heldOf()).toEqual([
      ['awa', 'enAttente', [1, 2]],
      ['bruno', 'enAttente', [3]],
      ['awa', 'enAttente', [4]],
      ['awa', 'enAttente', [5]],
    ])
    expect(await store.waiting('seance')).toBe(4)
    expect([...((await store.latest(key))?.bytes ?? [])]).toEqual([1, 2])
    expect(await store.latest({ ...key, documentId: 'ailleurs' })).toBeNull()
  })

  it('keeps nothing when there is nothing to keep', async () => {
    expect(await store.receive(key, MORNING, () => null, 3)).toEqual({ ok: true, value: null })
    expect(await heldOf()).toEqual([])
  })

  it('decides once, whoever asks at the same time', async () => {
    const id = (await take(1))?.id ?? ''
    const decisions = await Promise.all([
      store.settle(id, { etat: 'reprise', by: 'bruno', at: MORNING + 1 }),
      store.settle(id, { etat: 'ecartee', by: 'awa', at: MORNING + 2 }),
    ])
    expect(decisions).toEqual([true, false])
    expect(await store.get('seance', id)).toMatchObject({
      etat: 'reprise',
      handledBy: 'bruno',
      handledAt: MORNING + 1,
    })
    expect(await store.waiting('seance')).toBe(0)
    expect(await store.settle('inconnue', { etat: 'ecartee', by: 'awa', at: 0 })).toBe(false)
  })

  it('what comes after a decision waits anew with all of it, and what was known already does not', async () => {
    const id = (await take(1))?.id ?? ''
    await store.bring(id, ['contours'])
    await store.settle(id, { etat: 'reprise', by: 'bruno', at: MORNING })
    expect(await take(1)).toMatchObject({ id, etat: 'reprise', repris: ['contours'] })
    const again = await take(2)
    expect(again?.id).not.toBe(id)
    expect(again).toMatchObject({ etat: 'enAttente', repris: [] })
    expect(await heldOf()).toEqual([
      ['awa', 'reprise', [1]],
      ['awa', 'enAttente', [1, 2]],
    ])
  })

  it('notes what was brought in, once each', async () => {
    const id = (await take(1))?.id ?? ''
    await store.bring(id, ['contours'])
    await store.bring(id, ['contours', 'livrable'])
    expect((await store.get('seance', id))?.repris).toEqual(['contours', 'livrable'])
    expect((await store.get('seance', id))?.etat).toBe('enAttente')
  })

  it('takes no more than so many of one person, and completes those it has', async () => {
    for (const documentId of ['a', 'b', 'c']) await take(1, { documentId })
    expect(await store.receive({ ...key, documentId: 'd' }, MORNING, adding(1), 3)).toEqual({
      ok: false,
      code: 'tooMany',
    })
    expect([...((await take(2, { documentId: 'a' }))?.bytes ?? [])]).toEqual([1, 2])
    expect((await take(1, { documentId: 'd', personId: 'bruno' }))?.etat).toBe('enAttente')
  })

  it('tells people of their own, without the text, and shows a text to its meeting alone', async () => {
    const id = (await take(1))?.id ?? ''
    await take(2, { personId: 'bruno' })
    const mine = await store.ofPerson('awa')
    expect(mine.map((a) => a.id)).toEqual([id])
    expect(mine[0]).not.toHaveProperty('bytes')
    expect(await store.get('ailleurs', id)).toBeNull()
    expect(await store.ofSeance('ailleurs')).toEqual([])
  })
})
