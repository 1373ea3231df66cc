import { statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { linkHash } from '#server/snapshot/chain'
import { openSigner, publicKeyIn } from '#server/snapshot/signing'
import { inspectChain, inspectionInFrench, sealHead, verifyChain } from '#server/snapshot/verify'
import { testSigner } from '#tests/support/signer'
import { tempDir } from '#tests/support/temp-dir'
import { type Demonstration, demonstration } from './demonstration.ts'

let demo: Demonstration
beforeEach(async () => {
  demo = await demonstration()
  for (const libelle of ['Avant pause', 'Mise en commun', 'Clôture'])
    await demo.snapshots.takeSeance(demo.seanceId, libelle, null)
})

/** What someone with the disk in hand could do: the triggers are dropped first. */
function tamper(sql: string): void {
  demo.sqlite.exec(
    'PRAGMA foreign_keys = OFF; DROP TRIGGER snapshots_no_update; DROP TRIGGER snapshots_no_delete; DROP TRIGGER snapshot_seals_no_update; DROP TRIGGER snapshot_seals_no_delete;',
  )
  demo.sqlite.exec(sql)
}

describe('the chain of snapshots', () => {
  it('holds from the first to the last, each naming the one before', async () => {
    const links = await demo.store.chain(0, 10)
    expect(links.map((l) => l.numero)).toEqual([1, 2, 3])
    expect(links.map((l) => l.previousHash)).toEqual([null, links[0]?.hash, links[1]?.hash])
    expect(await verifyChain(demo.store)).toEqual({ ok: true, links: 3, head: links[2]?.hash })
    expect(await verifyChain(demo.store, 2)).toEqual({ ok: true, links: 2, head: links[1]?.hash })
  })

  it.each([
    [
      'a byte of the content',
      "UPDATE snapshots SET content = replace(content, 'Traduction', 'Traductian') WHERE numero = 2",
      2,
    ],
    ['the label', "UPDATE snapshots SET libelle = 'Autre' WHERE numero = 3", 3],
    ['the date', 'UPDATE snapshots SET at = at + 1 WHERE numero = 1', 1],
    ['a link in the middle', 'DELETE FROM snapshots WHERE numero = 2', 2],
    ['the first link', 'DELETE FROM snapshots WHERE numero = 1', 1],
  ])('shows where it was broken when %s changed', async (_what, sql, brokenAt) => {
    tamper(sql)
    expect(await verifyChain(demo.store)).toEqual({ ok: false, links: brokenAt - 1, brokenAt })
  })

  it('holds whatever half a character somebody put in a label', async () => {
    await demo.snapshots.takeSeance(demo.seanceId, 'Avant \ud83d la pause \0 \udc00', null)
    expect(await verifyChain(demo.store)).toMatchObject({ ok: true, links: 4 })
  })

  const inspect = (noted?: string) =>
    inspectChain(demo.store, { publicKey: testSigner.publicKey, noted: noted ?? null })

  it('is signed link by link; a rewriting without the key shows, even when every fingerprint was computed again', async () => {
    expect(await inspect()).toMatchObject({ found: 'intact', links: 3, signed: 3 })
    const last = (await demo.store.chain(2, 1))[0]
    if (last === undefined) throw new Error('no third link')
    const rewritten = { ...last, libelle: 'Autre' }
    tamper(`UPDATE snapshots SET libelle = 'Autre', hash = '${linkHash(rewritten)}' WHERE numero = 3`)
    expect(await inspect()).toEqual({ found: 'badSignature', links: 3, numero: 3 })
  })

  it.each([
    [
      'a byte of a signature',
      "UPDATE snapshot_seals SET signature = 'AAAA' || substr(signature, 5) WHERE numero = 2",
      'badSignature',
      2,
    ],
    ['the key of a signature', "UPDATE snapshot_seals SET public_key = 'AAAA' WHERE numero = 2", 'badSignature', 2],
    [
      'a byte of the content',
      "UPDATE snapshots SET content = replace(content, 'Traduction', 'Traductian') WHERE numero = 2",
      'broken',
      2,
    ],
    ['the end of the chain', 'DELETE FROM snapshots WHERE numero = 3', 'tailRemoved', 3],
  ])('tells that %s was touched, and where', async (_what, sql, found, numero) => {
    tamper(sql)
    expect(await inspect()).toMatchObject({ found, numero })
  })

  it('tells that its end was removed with its signatures to whoever noted the last fingerprint', async () => {
    const head = (await demo.store.head())?.hash ?? ''
    expect(await inspect(head.slice(0, 12))).toMatchObject({ found: 'intact' })
    tamper('DELETE FROM snapshots WHERE numero = 3; DELETE FROM snapshot_seals WHERE numero = 3')
    expect(await inspect()).toMatchObject({ found: 'intact', links: 2 })
    expect(await inspect(head)).toEqual({ found: 'headMissing', links: 2, noted: head })
  })

  it('tells a signature by another key from one of this folder', async () => {
    const publicKey = openSigner(tempDir()).publicKey
    const other = await inspectChain(demo.store, { publicKey })
    expect(other).toEqual({ found: 'otherKey', links: 3, numero: 1, publicKey: testSigner.publicKey })
  })

  it('reports in French', async () => {
    const head = (await demo.store.head())?.hash ?? 'none'
    const said = inspectionInFrench(await inspect())
    expect([said.includes(head), said.includes(testSigner.publicKey)]).toEqual([true, true])
    tamper("UPDATE snapshots SET libelle = 'Autre' WHERE numero = 2")
    expect(inspectionInFrench(await inspect())).toMatch(/^Rupture au maillon 2/)
  })

  it('is vouched for from its head when it grew before it was signed', async () => {
    tamper('DELETE FROM snapshot_seals')
    for (let twice = 0; twice < 2; twice++) await sealHead(demo.store, testSigner)
    expect(await inspect()).toMatchObject({ found: 'intact', links: 3, signed: 1 })
  })
})

describe('the key', () => {
  it('is made once in the data folder, for its owner alone to read', () => {
    const folder = tempDir()
    expect(publicKeyIn(folder)).toBeNull()
    const { publicKey } = openSigner(folder)
    expect([openSigner(folder).publicKey, publicKeyIn(folder)]).toEqual([publicKey, publicKey])
    expect(statSync(join(folder, 'cle-instantanes.pem')).mode & 0o777).toBe(0o600)
  })
})

describe('the database', () => {
  const insert = `INSERT OR REPLACE INTO snapshots (numero, id, libelle, at, position, content, hash)
                  VALUES (1, 'x', 'x', 0, 0, '{}', 'x')`
  it.each([
    ['an update', "UPDATE snapshots SET libelle = 'Autre'"],
    ['a deletion', 'DELETE FROM snapshots'],
    ['a replacement', insert],
  ])('forbids %s of a snapshot', async (_what, sql) => {
    expect(() => demo.sqlite.exec(sql)).toThrow(/append only/)
    expect(await verifyChain(demo.store)).toMatchObject({ ok: true, links: 3 })
  })
})
