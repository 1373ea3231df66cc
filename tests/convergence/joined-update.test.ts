/** Updates joined for everyone say what they say one after the other. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { joinUpdates } from '#server/sync/joined-update'
import { project } from '#shared/document/project'
import { seed } from '#shared/document/write'
import { definitionOf, documentKinds } from '#shared/documents/registry'
import { editSomething } from './edits.ts'
import { randomFrom } from './random.ts'

test.each(documentKinds)('updates of three people on « %s », joined, give the same document', (kind) => {
  const def = definitionOf(kind)
  for (let seedNumber = 1; seedNumber <= 60; seedNumber++) {
    const random = randomFrom(seedNumber)
    const server = new Y.Doc()
    seed(def, server, {})
    const start = Y.encodeStateAsUpdate(server)
    const expectSame = (doc: Y.Doc, what: string) => {
      expect([doc.store.pendingStructs, doc.store.pendingDs], what).toEqual([null, null])
      expect(Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(server)), what).toBe(true)
      expect(project(def, doc).value, what).toEqual(project(def, server).value)
    }
    const people = Array.from({ length: 3 }, () => new Y.Doc())
    for (const doc of people) Y.applyUpdate(doc, start)
    const made: Uint8Array[] = []
    server.on('update', (bytes: Uint8Array) => made.push(bytes))
    for (let step = 0; step < 40; step++) {
      const doc = random.pick(people)
      editSomething(random, def, doc)
      Y.applyUpdate(server, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server)))
      if (random.below(3) === 0) Y.applyUpdate(doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc)))
    }
    const whole = new Y.Doc()
    const late = new Y.Doc()
    Y.applyUpdate(late, joinUpdates(made))
    Y.applyUpdate(late, start)
    expectSame(late, `seed ${seedNumber}: what came before the state`)
    Y.applyUpdate(whole, start)
    for (let from = 0; from < made.length; ) {
      const count = 1 + random.below(12)
      Y.applyUpdate(whole, joinUpdates(made.slice(from, from + count)))
      from += count
    }
    expectSame(whole, `seed ${seedNumber}`)
  }
})
