/**
 * What someone typed apart, brought in piece by piece: each piece changes its own field or row and nothing else, in any
 * order, twice or half of it first, whatever others wrote since.
 * A failing seed is in the title of the failure: `SEED=123 npx vitest run --config tests/vitest.config.ts tests/convergence/late`.
 */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { cutInPieces } from '#server/sync/late-pieces'
import { compare } from '#shared/document/compare'
import { project } from '#shared/document/project'
import { seed } from '#shared/document/write'
import { type DocumentKind, definitionOf } from '#shared/documents/registry'
import { editSomething } from './edits.ts'
import { type Random, randomFrom } from './random.ts'

const SEEDS = 200
/** Those that found a fault once. */
const REMEMBERED = [534, 3023, 3651, 3770]
const only = process.env.SEED
const kinds: readonly DocumentKind[] = ['sous-groupe', 'notes-de-seance', 'fiche-action']

const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const rest = [...list]
  return list.map(() => rest.splice(random.below(rest.length), 1)[0] as T)
}

function pieces(base: Y.Doc, late: Y.Doc): [string, Uint8Array][] {
  const cut = cutInPieces(base, Y.encodeStateAsUpdate(late, Y.encodeStateVector(base)))
  if (cut === null) throw new Error('unreadable')
  return [...cut]
}

/** A frozen document, and what Awa wrote in hers since, over several connections of her device. */
function freeze(kind: DocumentKind, random: Random) {
  const def = definitionOf(kind)
  const first = new Y.Doc()
  first.clientID = 1 + random.below(2 ** 30)
  seed(def, first, {})
  for (let n = random.below(25); n > 0; n--) editSomething(random, def, first)
  const base = copyOf(first)
  base.clientID = 1 + random.below(2 ** 30)
  const write = (doc: Y.Doc, times: number) => {
    for (let n = times; n > 0; n--) editSomething(random, def, doc)
  }
  // She may go on under the id she wrote with before the freeze, and under others after reloading.
  const late = random.chance(0.5) ? copyOf(first) : first
  write(late, 1 + random.below(20))
  if (random.chance(0.3)) {
    late.clientID = 1 + random.below(2 ** 30)
    write(late, random.below(10))
  }
  const value = (doc: Y.Doc) => project(def, doc).value
  return { def, base, late, write, value }
}

function check(kind: DocumentKind, random: Random): void {
  const { def, base, late, write, value } = freeze(kind, random)

  // Nothing was written since: piece after piece, the document becomes hers.
  const same = copyOf(base)
  for (const [, update] of shuffled(random, pieces(base, late))) Y.applyUpdate(same, update)
  expect(value(same), 'all of it').toEqual(value(late))

  // Others went on.
  write(base, random.below(15))
  const cut = pieces(base, late)
  const all = copyOf(base)
  for (const [, update] of cut) Y.applyUpdate(all, update)
  const otherOrder = copyOf(base)
  for (const [, update] of shuffled(random, [...cut, ...cut])) Y.applyUpdate(otherOrder, update)
  expect(value(otherOrder), 'in any order, twice').toEqual(value(all))
  for (const [name, update] of cut) {
    const alone = copyOf(base)
    Y.applyUpdate(alone, update)
    expect(alone.store.pendingStructs ?? alone.store.pendingDs, name).toBeNull()
    for (const { path, kind: change } of compare(def, value(base), value(alone)))
      if (change !== 'moved') expect(path.startsWith(name), `${name} changed ${path}`).toBe(true)
    // Cut again from the document that holds it, it is nothing new.
    for (const [again, more] of pieces(alone, late)) {
      if (again !== name) continue
      const twice = copyOf(alone)
      Y.applyUpdate(twice, more)
      expect(value(twice), `${name} a second time`).toEqual(value(alone))
    }
  }

  // A part came first and was brought in; the rest comes, after others wrote again.
  const between = copyOf(base)
  const [half, whole] = [copyOf(late), copyOf(late)]
  whole.clientID = late.clientID
  write(whole, 1 + random.below(10))
  for (const [, update] of shuffled(random, pieces(between, half))) Y.applyUpdate(between, update)
  const straight = copyOf(base)
  for (const [, update] of pieces(base, whole)) Y.applyUpdate(straight, update)
  for (const [, update] of pieces(between, whole)) Y.applyUpdate(between, update)
  // Words alone: Yjs tidies overlapping marks as they come, and one time or two may leave a mark more.
  const differing = compare(def, value(straight), value(between)).filter((change) => change.before !== change.after)
  expect(differing, 'in two times').toEqual([])
}

test.each(kinds)('late pieces of « %s » go where they were typed, and nowhere else', { timeout: 120_000 }, (kind) => {
  const seeds = only === undefined ? [...Array.from({ length: SEEDS }, (_, i) => i + 1), ...REMEMBERED] : [Number(only)]
  for (const seed of seeds) {
    try {
      check(kind, randomFrom(seed))
    } catch (error) {
      throw new Error(`SEED=${seed} on « ${kind} »`, { cause: error })
    }
  }
})
