/** Snapshots taken by hand of a group, its axis or its scheme: what restitutions draw from them, no meeting being in it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blocDe } from '#server/export/blocs'
import { lecture } from '#server/export/lecture'
import { instantanesCites, restitution } from '#server/export/restitution'
import { citedBy } from '#server/publication/cited'
import { controlRestitution } from '#server/publication/control'
import { createRestitution } from '#server/snapshot/new-restitution'
import { instantaneOf } from '#server/snapshot/snapshots'
import { openStore, type Store } from '#server/store/open'
import { proseFromLines } from '#shared/document/value'
import { type ModeleRestitution, modelesRestitution } from '#shared/documents/modeles-restitution'
import { makeTempDir, removeTempDir } from '#tests/support/temp-dir'
import { readBlocks, readOutline } from './reading.ts'
import { CLOSING, closedMeeting, closingSnapshot } from './rich-demonstration.ts'

async function workspace(opened: Store) {
  const demo = await closedMeeting(opened)
  const seance = await closingSnapshot(demo)
  const groupe = await demo.plan.groupe(seance.groupeId ?? '')
  if (groupe === null || groupe.axeId === null || groupe.schemaId === null) throw new Error('a group without a plan')
  const { id: groupeId, axeId, schemaId } = groupe
  await demo.seances.suivis.follow(demo.seanceId, [
    {
      ...{ rowId: 'r1', groupeId, seanceId: demo.seanceId, snapshotId: seance.id, documentId: seance.id, numero: null },
      ...{ nature: 'engagement', texte: 'Relire le guide', qui: 'Caf', echeance: '2025-06-15' },
      ...{ contact: null, pointId: null, sousGroupeId: null },
    },
  ])
  const get = async (id: string) => {
    const row = await demo.store.get(id)
    if (row === null) throw new Error('not stored')
    return instantaneOf(row)
  }
  const take = async (sorte: 'groupe' | 'axe' | 'schema', id: string) =>
    get((await demo.snapshots.takePortee(sorte, id, 'CDSF 2025', null)).id)
  const taken = {
    groupe: await take('groupe', groupeId),
    axe: await take('axe', axeId),
    schema: await take('schema', schemaId),
  }
  const needs = { seances: demo.seances, plan: demo.plan, snapshotStore: demo.store, rooms: demo.rooms, now: 0 }
  const make = (instantanes: string[], modele: ModeleRestitution = 'annuelle', groupeOf = groupeId) =>
    createRestitution(needs, groupeOf, { intitule: 'Restitution', modele, instantanes })
  async function made(instantanes: string[], modele: ModeleRestitution = 'annuelle') {
    const done = await make(instantanes, modele)
    if (!done.ok) throw new Error(done.code)
    const { id } = await demo.snapshots.takeDocument(done.value.id, 'Export', null)
    return { documentId: done.value.id, frozen: await get(id) }
  }
  return { demo, seance, groupeId, take, taken, make, made, get }
}
type Workspace = Awaited<ReturnType<typeof workspace>>
let w: Workspace
const folder = makeTempDir()
const opened = openStore(folder, () => CLOSING)
beforeAll(async () => {
  w = await workspace(opened)
})
afterAll(() => {
  opened.close()
  removeTempDir(folder)
})

it('draws the plan, what the group follows and what it shares, each line from the snapshot and from no meeting', () => {
  const { groupe } = w.taken
  const blocks = (['fiches', 'avancement', 'indicateurs', 'livrables', 'engagements', 'ressources'] as const).flatMap(
    (bloc) => blocDe(bloc, groupe, {}),
  )
  expect(readBlocks(blocks)).toContain('pilote à désigner')
  expect(blocks.filter((b) => b.origin?.instantaneId !== groupe.id || b.origin.seance !== null)).toEqual([])
  const followed = readBlocks(blocDe('engagements', groupe))
  expect(followed).toContain('1 engagement : 0 tenu, 0 en cours, 1 en retard.')
  expect(followed).toContain('Pris le 1er juillet 2025')
  expect(readBlocks(blocDe('frequentation', groupe))).toContain('1 séance, ')
})

it('says that a snapshot taken before follows nothing rather than that nothing was promised', () => {
  const { suivis: _, ...content } = w.taken.groupe.content
  const before = { ...w.taken.groupe, content }
  expect(readBlocks(blocDe('engagements', before))).toMatch(/^Cet instantané a été pris avant que les engagements/)
})

it('opens as all it holds, even when a restitution is among it', async () => {
  await w.made([w.taken.groupe.id])
  const later = await w.take('groupe', w.groupeId)
  expect(later.content.documents.some((d) => d.kind === 'restitution')).toBe(true)
  expect(readOutline(lecture(later, new Map()))).toContain('## Fiche 5')
})

describe('a restitution made from such snapshots only', () => {
  it.each(Object.keys(modelesRestitution) as ModeleRestitution[])(
    'follows the plan of its model, with boxes where a meeting is wanted: %s',
    async (modele) => {
      for (const source of Object.values(w.taken)) {
        const { frozen } = await w.made([source.id], modele)
        const text = readOutline(
          restitution(frozen, await citedBy({ snapshotStore: w.demo.store, plan: w.demo.plan }, frozen)),
        )
        expect(text).not.toMatch(/introuvable|absent de cet instantané|Le groupe s’est réuni/)
        if (modele !== 'releve') expect(text).toContain('[à compléter : ')
      }
    },
  )

  it('draws how things stand, is about its group until the day it was taken, and names its sources', async () => {
    const { frozen } = await w.made([w.taken.axe.id])
    const printed = restitution(frozen, await citedBy({ snapshotStore: w.demo.store, plan: w.demo.plan }, frozen))
    const text = readOutline(printed)
    expect(instantanesCites(frozen)).toEqual([w.taken.axe.id])
    expect(text).toContain('[à compléter : participation, cadre et actualités]')
    expect(text).toContain('pilote à désigner')
    expect(text).toContain(w.taken.axe.hash)
    expect(printed.sousTitre).toContain('jusqu’au 1er juillet 2025')
    expect(printed.sousTitre).toContain((await w.demo.plan.groupe(w.groupeId))?.titre)
  })

  it('takes how things stand from the group as it is later than its meeting, and compares the two', async () => {
    const { frozen } = await w.made([w.seance.id, w.taken.groupe.id])
    const cites = frozen.content.documents[0]?.value.corps as { type: string; attrs?: Record<string, string> }[]
    const drawn = cites.flatMap(({ attrs }) =>
      attrs?.bloc === undefined ? [] : [[attrs.bloc, attrs.instantane, attrs.depuis]],
    )
    const [groupe, seance] = [w.taken.groupe.id, w.seance.id]
    expect(drawn).toEqual([
      ['participation', seance, undefined],
      ['cadre', seance, undefined],
      ['fiches', groupe, undefined],
      ['changements', groupe, seance],
      ['sousGroupes', seance, undefined],
      ['releve', seance, undefined],
      ['livrables', groupe, undefined],
      ['prochaineSeance', seance, undefined],
    ])
  })

  it('refuses what is of another group, of another axis, or of one document', async () => {
    const { make, taken, seance, demo, groupeId } = w
    const other = (await demo.plan.groupes()).find((g) => g.id !== groupeId && g.axeId !== null)
    expect(other).toBeDefined()
    for (const { id } of [taken.groupe, taken.axe, seance])
      expect(await make([id], 'annuelle', other?.id)).toEqual({ ok: false, code: 'notFound' })
    const { frozen } = await w.made([taken.groupe.id])
    expect(await make([frozen.id])).toEqual({ ok: false, code: 'noSourceInSnapshot' })
  })

  it('says so when a block pasted in it needs what its snapshot does not hold', async () => {
    const { frozen, documentId } = await w.made([w.taken.groupe.id])
    await w.demo.rooms.write(documentId, {
      corps: [{ type: 'blocDonnees', attrs: { bloc: 'participation', instantane: w.taken.groupe.id } }],
    })
    const again = await w.get((await w.demo.snapshots.takeDocument(documentId, 'Export', null)).id)
    expect(again.id).not.toBe(frozen.id)
    const lines = readBlocks(
      restitution(again, await citedBy({ snapshotStore: w.demo.store, plan: w.demo.plan }, again)).blocks,
    ).split('\n')
    expect(lines[0]).toBe('[Participation : absent de cet instantané]')
  })

  it('is checked against the names of everyone who came to a meeting of the group', async () => {
    const fiche = (await w.demo.seances.documents.get(w.taken.axe.content.documents[0]?.id ?? ''))?.id ?? ''
    const note = { id: 'a9', intitule: 'Relire', avancement: proseFromLines('Vu avec Dina Nom-Inventé') }
    await w.demo.rooms.write(fiche, { actions: [note] })
    const later = await w.take('groupe', w.groupeId)
    const { frozen } = await w.made([later.id])
    const parts = { snapshotStore: w.demo.store, seances: w.demo.seances, plan: w.demo.plan }
    const { constats } = await controlRestitution(parts, frozen)
    expect(constats.map((c) => c.code)).toContain('nomDePersonne')
    expect(later.at).toBe(CLOSING)
  })
})

it('freezes that a person answers for a line that is followed, and not who', async () => {
  const { demo, groupeId, seance } = w
  const line = { nature: 'engagement', texte: 'Écrire aux villes', qui: null, contact: 'Dina Nom-Inventé' }
  const place = { groupeId, seanceId: demo.seanceId, snapshotId: seance.id, documentId: seance.id }
  await demo.seances.suivis.follow(demo.seanceId, [
    { ...place, ...line, rowId: 'r2', echeance: null, pointId: null, sousGroupeId: null },
  ])
  const later = await w.take('groupe', groupeId)
  expect(JSON.stringify(later.content.suivis)).not.toContain('Dina')
  expect(readBlocks(blocDe('engagements', later))).toContain('| une personne, organisme à préciser |')
})
