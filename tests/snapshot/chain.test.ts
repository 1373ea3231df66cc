import { beforeEach, describe, expect, it } from 'vitest'
import { verdictInFrench, verifyChain } from '#server/snapshot/verify'
import { type Demonstration, demonstration } from './demonstration.ts'

let demo: Demonstration
beforeEach(async () => {
  demo = await demonstration()
  for (const libelle of ['Avant pause', 'Mise en commun', 'Clôture'])
    await demo.snapshots.takeSeance(demo.seanceId, libelle, null)
})

/** What someone with the disk in hand could do: the triggers are dropped first. */
function tamper(sql: string): void {
  demo.sqlite.exec('PRAGMA foreign_keys = OFF; DROP TRIGGER snapshots_no_update; DROP TRIGGER snapshots_no_delete;')
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

  it('reports in French', async () => {
    const head = (await demo.store.chain(2, 1))[0]?.hash ?? 'none'
    expect(verdictInFrench(await verifyChain(demo.store))).toContain(head)
    tamper("UPDATE snapshots SET libelle = 'Autre' WHERE numero = 2")
    expect(verdictInFrench(await verifyChain(demo.store))).toMatch(/^Rupture au maillon 2/)
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
