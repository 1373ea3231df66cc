import { beforeEach, describe, expect, it } from 'vitest'
import { canonicalJson } from '#server/snapshot/canonical'
import { instantaneOf } from '#server/snapshot/snapshots'
import { newId } from '#server/store/ids'
import type { DocumentOf } from '#shared/document/define'
import { proseFromLines } from '#shared/document/value'
import type { ficheAction } from '#shared/documents/fiche-action'
import { MORNING } from '#tests/support/store'
import { type Demonstration, demonstration } from './demonstration.ts'

let demo: Demonstration
beforeEach(async () => {
  demo = await demonstration()
})

async function taken(libelle = 'Clôture') {
  const { id } = await demo.snapshots.takeSeance(demo.seanceId, libelle, null)
  const row = await demo.store.get(id)
  if (row === null) throw new Error('the snapshot was not stored')
  return { row, instantane: instantaneOf(row) }
}

describe('freezing a meeting', () => {
  it('freezes its sheets, its notes and the fiche of its axis, never its mirrors', async () => {
    const { instantane } = await taken()
    expect(instantane.content.documents.map((d) => d.kind)).toEqual([
      'notes-de-seance',
      'sous-groupe',
      'sous-groupe',
      'sous-groupe',
      'fiche-action',
    ])
    const fiche = instantane.content.documents.find((d) => d.kind === 'fiche-action')?.value as DocumentOf<
      typeof ficheAction
    >
    expect(fiche.numero).toBe('5')
    expect(instantane.content.seance).toMatchObject({ jour: '2025-07-01', phase: 'live', axe: { numero: 5 } })
  })

  it('counts presence by organisation and mode without keeping a name', async () => {
    await demo.sign('Chloé Durand-Test', 'Plaine Commune', 'distance', { represente: 'Bruno Martin-Test' })
    await demo.sign('Awa Diallo-Test', 'Ville de Pantin', 'salle')
    const { row, instantane } = await taken()
    expect(instantane.content.presence.map((p) => [p.organisme, p.nature, p.mode, p.represente])).toEqual([
      ['Plaine Commune', 'ept', 'distance', true],
      ['Ville de Pantin', 'municipality', 'salle', false],
    ])
    expect(row.content).not.toMatch(/Test/)
  })

  it('reads documents at one log position, and says which', async () => {
    const before = await taken('Avant')
    const group = await demo.writeSousGroupe(1)
    const after = await taken('Après')
    expect(after.row.position).toBe(before.row.position + 1)
    const contours = (t: typeof after) =>
      t.instantane.content.documents.find((d) => d.id === group.documentId)?.value.contours
    expect(contours(before)).toEqual([])
    expect(contours(after)).toEqual(proseFromLines('Mise en œuvre avec les participant·es : 1 264 places, 44,9 %'))
  })

  it('keeps the words organisations are called by', async () => {
    const fiche = (await demo.seances.documents.ofKind('fiche-action')).find((d) => d.numero === '1.1')
    const { id } = await demo.snapshots.takeDocument(fiche?.id ?? '', 'Fiche', null)
    const row = await demo.store.get(id)
    const content = JSON.parse(row?.content ?? '{}')
    expect(content.organismes.map((o: { sigle: string }) => o.sigle)).toEqual(['Caf', 'CD93', null, null])
  })

  it('gives what a rapporteur is, not who', async () => {
    const line = await demo.sign('Chloé Durand-Test', 'Plaine Commune', 'distance')
    const [group] = await demo.seances.sousGroupes.list(demo.seanceId)
    await demo.seances.sousGroupes.affect(demo.seanceId, line.personId ?? '', group?.id ?? '', 0)
    await demo.seances.sousGroupes.setRapporteur(group?.id ?? '', line.personId)
    const { instantane } = await taken()
    expect(instantane.content.sousGroupes[0]).toMatchObject({ rapporteur: 'Plaine Commune', enSalle: 0, aDistance: 1 })
  })
})

describe('freezing one document', () => {
  it('gives the same snapshot while nothing changed, another once something did', async () => {
    const id = newId()
    await demo.rooms.seed(id, 'restitution', { intitule: 'Restitution' })
    const row = { id, kind: 'restitution', title: 'Restitution', numero: null, axeId: null, groupeId: null } as const
    await demo.seances.documents.add({ ...row, seanceId: null, createdAt: 0 })
    const first = await demo.snapshots.takeDocument(id, 'Export', null)
    expect(await demo.snapshots.takeDocument(id, 'Export', null)).toEqual(first)
    await demo.rooms.write(id, { sousTitre: 'Séance plénière' })
    expect((await demo.snapshots.takeDocument(id, 'Export', null)).hash).not.toBe(first.hash)
  })
})

describe('freezing what stands for a group, an axis or a scheme', () => {
  const kinds = async (sorte: 'groupe' | 'axe' | 'schema', id: string) => {
    const row = await demo.store.get((await demo.snapshots.takePortee(sorte, id, 'CDSF 2025', null)).id)
    if (row === null) throw new Error('the snapshot was not stored')
    const { content, groupeId } = instantaneOf(row)
    return { row, content, groupeId, kinds: [...new Set(content.documents.map((d) => d.kind))] }
  }

  it('holds the plan, and what was said for a group alone', async () => {
    const seance = await demo.seances.meetings.get(demo.seanceId)
    const groupe = await demo.plan.groupe(seance?.groupeId ?? '')
    const [ofGroupe, ofAxe, ofSchema] = [
      await kinds('groupe', groupe?.id ?? ''),
      await kinds('axe', groupe?.axeId ?? ''),
      await kinds('schema', groupe?.schemaId ?? ''),
    ]
    expect(ofGroupe.kinds).toEqual(['fiche-action', 'notes-de-seance', 'sous-groupe'])
    expect([ofAxe.kinds, ofSchema.kinds]).toEqual([['fiche-action'], ['fiche-action']])
    expect(ofSchema.content.documents.length).toBeGreaterThan(ofAxe.content.documents.length)
    expect([ofGroupe.groupeId, ofAxe.groupeId]).toEqual([groupe?.id, null])
    expect(ofAxe.content.portee).toMatchObject({ sorte: 'axe', id: groupe?.axeId })
    const around = [groupe?.axeId ?? '', groupe?.schemaId ?? '']
    expect((await demo.store.ofGroupes([groupe?.id ?? ''], around)).map((s) => s.portee?.sorte)).toEqual([
      ...['schema', 'axe', 'groupe'],
    ])
  })
})

describe('the version of a fiche the committee adopted', () => {
  async function adopt(annee: number, adopteeLe: string | null) {
    const documentId = (await fiche()).id
    const { id: snapshotId, hash } = await demo.snapshots.takeDocument(documentId, `Référence ${annee}`, null, {
      again: true,
    })
    const noted = { annee, snapshotId, adopteeLe, adopteeA: MORNING, adopteePar: null }
    await demo.plan.adopt({ id: newId(), documentId, ...noted })
    return { documentId, snapshotId, hash }
  }
  async function fiche() {
    const groupe = await demo.plan.groupe((await demo.seances.meetings.get(demo.seanceId))?.groupeId ?? '')
    const [found] = await demo.seances.documents.ofAxe(groupe?.axeId ?? '')
    if (found === undefined || groupe?.axeId == null || groupe.schemaId === null) throw new Error('no fiche')
    return { id: found.id, groupe: groupe.id, axe: groupe.axeId, schema: groupe.schemaId }
  }
  const read = async (id: string) => {
    const row = await demo.store.get(id)
    if (row === null) throw new Error('the snapshot was not stored')
    return { row, content: instantaneOf(row).content }
  }

  it('is frozen whole, the last noted, in all that holds the fiche', async () => {
    const caf = (await demo.plan.organismes()).find((o) => o.sigle === 'Caf')?.id ?? ''
    const { id, groupe, axe, schema } = await fiche()
    expect((await taken()).instantane.content.references).toEqual([])
    await adopt(2024, null)
    await demo.rooms.write(id, { intitule: 'Adoptée', pilotes: [{ id: 'p', organisme: caf, precision: null }] })
    const { documentId, snapshotId, hash } = await adopt(2025, '2025-03-18')
    await demo.rooms.write(id, { intitule: 'En travail', pilotes: [] })
    const takes = await Promise.all([
      taken().then((t) => t.row.id),
      ...(
        [
          ['groupe', groupe],
          ['axe', axe],
          ['schema', schema],
        ] as const
      ).map(async ([sorte, of]) => (await demo.snapshots.takePortee(sorte, of, 'CDSF 2025', null)).id),
    ])
    for (const { content, row } of await Promise.all(takes.map(read))) {
      const reference = { documentId, annee: 2025, adopteeLe: '2025-03-18', instantaneId: snapshotId, empreinte: hash }
      expect(content.references).toMatchObject([
        { ...reference, libelle: 'Référence 2025', value: { intitule: 'Adoptée', pilotes: [{ organisme: caf }] } },
      ])
      // Whom only the adopted version names is named too.
      expect(content.organismes).toContainEqual({ id: caf, nom: expect.any(String), sigle: 'Caf' })
      expect(content.documents.find((d) => d.id === documentId)?.value.intitule).toBe('En travail')
      expect(canonicalJson(JSON.parse(row.content))).toBe(row.content)
    }
  })

  it('bears the day it was noted where none was asked, and is not in what holds no fiche', async () => {
    const { snapshotId } = await adopt(2024, null)
    // A version is frozen with the one before it.
    const { id } = await demo.snapshots.takeDocument((await fiche()).id, 'Fiche', null)
    expect((await read(snapshotId)).content.references).toEqual([])
    expect((await read(id)).content.references).toMatchObject([{ adopteeLe: '2025-07-01', instantaneId: snapshotId }])
    const restitution = newId()
    await demo.rooms.seed(restitution, 'restitution', { intitule: 'Restitution' })
    const row = { id: restitution, kind: 'restitution', title: 'R', numero: null, axeId: null, groupeId: null } as const
    await demo.seances.documents.add({ ...row, seanceId: null, createdAt: 0 })
    const alone = await read((await demo.snapshots.takeDocument(restitution, 'Export', null)).id)
    expect(alone.content).not.toHaveProperty('references')
  })
})

describe('canonical JSON', () => {
  it('writes equal facts with equal bytes, whatever the order of keys and the way accents were typed', () => {
    expect(canonicalJson({ b: [1, -0], a: 'e\u0301', c: undefined })).toBe('{"a":"\u00e9","b":[1,0]}')
    expect(canonicalJson({ a: '\u00e9', b: [1, 0] })).toBe(canonicalJson({ b: [1, 0], a: 'e\u0301' }))
  })

  it('refuses what JSON would turn into something else', () => {
    expect(() => canonicalJson({ a: { b: Number.NaN } })).toThrow('$.a.b')
    expect(() => canonicalJson([() => 1])).toThrow('$[0]')
  })
})

it('is stored in canonical JSON', async () => {
  const { row } = await taken()
  expect(canonicalJson(JSON.parse(row.content))).toBe(row.content)
})
