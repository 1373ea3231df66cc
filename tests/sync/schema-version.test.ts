/** A program of another version never touches a document: it is turned away before it is given anything. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { versionOf } from '#shared/document/define'
import type { Field } from '#shared/document/field'
import { registry } from '#shared/documents/registry'
import * as content from '#shared/prose/content'
import { closeCodes } from '#shared/sync/close-codes'
import { SCHEMA_VERSION } from '#shared/sync/schema-version'
import { bare, personCookie } from './peers.ts'
import { startSyncServer } from './sync-server.ts'

/** Of what documents are made of, per version. After a change: raise SCHEMA_VERSION, and add the fingerprint it prints. */
const fingerprints: Readonly<Record<number, string>> = {
  1: '36f49f1ac3ef9b67',
  2: '7bed1f6cb70d015f',
}

/** A field without its words: only what decides where and how content is kept. */
function bones(field: Field): unknown {
  if (field.kind === 'rows') return Object.entries(field.row).map(([name, cell]) => [name, bones(cell)])
  return field.kind === 'choice' ? Object.keys(field.choices) : field.kind
}

test('the version is raised whenever what documents are made of changes', () => {
  const documents = Object.values(registry).map((def) => [
    def.name,
    versionOf(def),
    Object.entries(def.shape as Record<string, Field>).map(([name, field]) => [name, bones(field)]),
    [...content.nodesAllowed(def.name)],
  ])
  const { markNames, nodeAttributes, markAttributes } = content
  const made = JSON.stringify([documents, markNames, nodeAttributes, markAttributes])
  expect(createHash('sha256').update(made).digest('hex').slice(0, 16)).toBe(fingerprints[SCHEMA_VERSION])
})

test.each([
  ['of an older version', ['tour-de-table.v0']],
  ['of a newer one', [`tour-de-table.v${SCHEMA_VERSION + 1}`]],
  ['that says nothing of itself', []],
])('a program %s is turned away without having been given anything', async (_name, protocols) => {
  const server = await startSyncServer()
  await server.document('doc-1', 'sous-groupe', { intitule: 'Inventaire' })
  const old = await bare(server.url, 'doc-1', personCookie('awa'), protocols)
  expect(await old.closed).toBe(closeCodes.reloadNeeded.code)
  expect(old.received).toEqual([])
})
