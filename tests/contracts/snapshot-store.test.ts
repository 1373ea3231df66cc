import { beforeEach, describe, expect, it } from 'vitest'
import {
  type NewSnapshot,
  type SnapshotRow,
  type SnapshotStore,
  sqliteSnapshotStore,
} from '#server/store/snapshot-store'
import { tempStore } from '#tests/support/store'

const row = (over: Partial<SnapshotRow>): NewSnapshot => ({
  row: rowOf(over),
  subjects: (JSON.parse(over.content ?? '{}').documents ?? []).map((d: { id: string }) => d.id),
  seal: null,
})
const rowOf = (over: Partial<SnapshotRow>): SnapshotRow => ({
  numero: 1,
  id: 'un',
  libelle: 'Clôture',
  seanceId: null,
  groupeId: null,
  authorId: null,
  at: 0,
  position: 0,
  content: '{"documents":[]}',
  previousHash: null,
  hash: 'h1',
  ...over,
})

describe.each([['SQLite', () => sqliteSnapshotStore(tempStore().db)]])('snapshots in %s', (_name, open) => {
  let store: SnapshotStore
  beforeEach(() => {
    store = open()
  })
  const append = (over: Partial<SnapshotRow>) => store.append(() => row(over))

  it('hands the last link to whoever makes the next, null at first', async () => {
    const seen: unknown[] = []
    for (const n of [1, 2]) {
      await store.append((last) => {
        seen.push(last)
        return row({ numero: n, id: `s${n}`, hash: `h${n}` })
      })
    }
    expect(seen).toEqual([null, { numero: 1, hash: 'h1', at: 0 }])
  })

  it('gives links appended at once a place each, one after the other', async () => {
    const next = (last: { numero: number } | null) => {
      const numero = (last?.numero ?? 0) + 1
      return row({ numero, id: `s${numero}`, hash: `h${numero}` })
    }
    const made = await Promise.all([store.append(next), store.append(next), store.append(next)])
    expect(made.map((r) => r.numero)).toEqual([1, 2, 3])
  })

  it('knows the log positions it froze, each once', async () => {
    for (const [n, position] of [7, 9, 7].entries())
      await store.append(() => row({ numero: n + 1, id: `s${n}`, hash: `h${n}`, position }))
    expect((await store.positions()).sort()).toEqual([7, 9])
  })

  it('adds nothing when making the link fails', async () => {
    const failing = store.append(() => {
      throw new Error('no content')
    })
    await expect(failing).rejects.toThrow('no content')
    expect(await store.chain(0, 10)).toEqual([])
  })

  it('lists the snapshots of a meeting and of a group, latest first, with how many documents each holds', async () => {
    await append({ id: 'a', numero: 1, seanceId: 's', groupeId: 'g', content: '{"documents":[{"id":"d"},{"id":"e"}]}' })
    await append({
      ...{ id: 'b', numero: 2, seanceId: 's', groupeId: 'g' },
      content: '{"seance":{"jour":"2025-07-01"},"documents":[]}',
    })
    await append({ id: 'c', numero: 3, seanceId: 'other', groupeId: 'g' })
    expect((await store.ofSeance('s')).map((r) => [r.id, r.documents])).toEqual([
      ['b', 0],
      ['a', 2],
    ])
    expect((await store.ofGroupes(['g'])).map((r) => [r.id, r.seanceJour])).toEqual([
      ['c', null],
      ['b', '2025-07-01'],
      ['a', null],
    ])
    expect((await store.latestOfSeance('s'))?.id).toBe('b')
    expect(await store.latestOfSeance('none')).toBeNull()
  })

  it('lists the snapshots of what stands around a group, and those that hold a document', async () => {
    const portee = { sorte: 'axe', id: 'axe5', titre: 'Axe 5' }
    const content = JSON.stringify({ portee, documents: [{ id: 'd' }] })
    await append({ id: 'a', numero: 1, groupeId: 'g' })
    await store.append(() => ({
      row: rowOf({ id: 'b', numero: 2, content }),
      subjects: ['axe5', 'd', 'd'],
      seal: null,
    }))
    expect((await store.ofGroupes(['g'], ['axe5'])).map((r) => [r.id, r.portee])).toEqual([
      ['b', portee],
      ['a', null],
    ])
    expect((await store.ofGroupes(['g'])).map((r) => r.id)).toEqual(['a'])
    expect((await store.ofDocument('d')).map((r) => r.id)).toEqual(['b'])
    expect(await store.ofDocument('none')).toEqual([])
  })

  it('finds the last snapshot of a document taken alone, not of a meeting that holds it', async () => {
    const content = '{"documents":[{"id":"d"}]}'
    await append({ id: 'a', numero: 1, content })
    await append({ id: 'b', numero: 2, content })
    await append({ id: 'c', numero: 3, seanceId: 's', content })
    expect((await store.latestOfDocument('d'))?.id).toBe('b')
    expect(await store.latestOfDocument('none')).toBeNull()
  })

  it('finds the last restitution of a group, not what else was frozen since', async () => {
    const content = (kind: string) => JSON.stringify({ documents: [{ id: 'd', kind }] })
    await append({ id: 'a', numero: 1, groupeId: 'g', content: content('restitution') })
    await append({ id: 'b', numero: 2, groupeId: 'g', content: content('livrable') })
    await append({ id: 'c', numero: 3, groupeId: 'other', content: content('restitution') })
    expect((await store.latestRestitution('g'))?.id).toBe('a')
    expect(await store.latestRestitution('none')).toBeNull()
  })

  it('keeps the signature of a link with it, or added after, and knows the last link', async () => {
    const seal = { publicKey: 'k', signature: 's' }
    await store.append(() => ({ ...row({ id: 'a', numero: 1 }), seal }))
    await append({ id: 'b', numero: 2, hash: 'h2', at: 7 })
    await store.addSeal({ numero: 2, ...seal })
    expect(await store.seals()).toEqual([
      { numero: 1, ...seal },
      { numero: 2, ...seal },
    ])
    expect(await store.head()).toEqual({ numero: 2, hash: 'h2', at: 7 })
  })

  it('reads the chain in order from any place, a few links at a time', async () => {
    for (const n of [1, 2, 3]) await append({ id: `s${n}`, numero: n, hash: `h${n}` })
    expect((await store.chain(1, 1)).map((r) => r.numero)).toEqual([2])
    expect((await store.chain(3, 10)).map((r) => r.numero)).toEqual([])
    expect((await store.get('s2'))?.hash).toBe('h2')
    expect(await store.get('none')).toBeNull()
  })
})
