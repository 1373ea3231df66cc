import { readdirSync, readFileSync } from 'node:fs'
import { asc, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { demonstrationSeance, isFirstStart, loadDemonstration, loadVide } from '#server/seed/demonstration'
import type { Store } from '#server/store/open'
import * as tables from '#server/store/tables'
import type { DocumentOf } from '#shared/document/define'
import { proseText } from '#shared/document/value'
import type { ficheAction } from '#shared/documents/fiche-action'
import { naturesOrganisme } from '#shared/documents/organismes'
import type { DocumentKind } from '#shared/documents/registry'
import type { SousGroupe } from '#shared/documents/sous-groupe'
import { MORNING, tempStore } from '#tests/support/store'
import { roomsInMemory } from './rooms-in-memory.ts'

type Fiche = DocumentOf<typeof ficheAction>

let store: Store
let rooms: ReturnType<typeof roomsInMemory>
let refreshed: string[]

beforeEach(async () => {
  store = tempStore()
  rooms = roomsInMemory()
  refreshed = []
  await loadDemonstration({
    db: store.db,
    rooms,
    mirrors: { refresh: async (id) => void refreshed.push(id) },
    clock: () => MORNING,
  })
})

async function values<T>(kind: DocumentKind): Promise<T[]> {
  const rows = store.db.select().from(tables.documents).where(eq(tables.documents.kind, kind)).all()
  const read = await rooms.read(rows.map((r) => r.id))
  return rows.map((r) => read.get(r.id)?.value as T)
}
const seance = () => {
  const id = demonstrationSeance(store.db)?.id ?? ''
  const row = store.db.select().from(tables.seances).where(eq(tables.seances.id, id)).get()
  if (row === undefined) throw new Error('the demonstration meeting is missing')
  return row
}

describe('the plan', () => {
  it('holds four schemes, the SDSF 2024-2026 alone being current', () => {
    const schemas = store.db.select().from(tables.schemas).all()
    expect(schemas).toHaveLength(4)
    expect(schemas.filter((s) => s.courant).map((s) => [s.sigle, s.anneeDebut, s.anneeFin])).toEqual([
      ['SDSF', 2024, 2026],
    ])
  })

  it('keeps the eighteen actions of the SDPEP in order, fifteen numbered, without inventing a number', () => {
    const actions = store.db.select().from(tables.actionsDeSchema).orderBy(asc(tables.actionsDeSchema.rang)).all()
    expect(actions.map((a) => a.numero)).toEqual([...Array.from({ length: 15 }, (_, i) => i + 1), null, null, null])
    expect(actions.filter((a) => a.transversale).map((a) => a.titre)).toEqual([
      'Ancrage des actions dans le calendrier national',
    ])
  })

  it('has five groups for the SDSF and the six of 2019, each time with what gathers them', () => {
    const bySchema = store.db
      .select({ sigle: tables.schemas.sigle, debut: tables.schemas.anneeDebut, comite: tables.groupes.comite })
      .from(tables.groupes)
      .innerJoin(tables.schemas, eq(tables.schemas.id, tables.groupes.schemaId))
      .all()
    expect(bySchema.filter((g) => g.sigle === 'SDSF' && !g.comite)).toHaveLength(5)
    expect(bySchema.filter((g) => g.debut === 2020 && !g.comite)).toHaveLength(6)
    expect(bySchema.filter((g) => g.comite).map((g) => g.debut)).toEqual([2024, 2020])
  })

  it('gives every organisation a known kind and an existing parent', () => {
    const organismes = store.db.select().from(tables.organismes).all()
    const ids = new Set(organismes.map((o) => o.id))
    expect(organismes).toHaveLength(37)
    for (const o of organismes) {
      expect(Object.keys(naturesOrganisme)).toContain(o.nature)
      expect(o.parentId === null || ids.has(o.parentId)).toBe(true)
    }
  })

  it('marks the map as restricted and stores no secret with it', () => {
    const restricted = store.db.select().from(tables.ressources).where(eq(tables.ressources.accesRestreint, true)).all()
    expect(restricted.map((r) => r.titre)).toEqual(['Application petite enfance - cartographie dynamique en ligne'])
  })
})

describe('the fiches', () => {
  it('leaves blank what fiche 5 does not print, and keeps its two progress lines as dated prose', async () => {
    const fiche = (await values<Fiche>('fiche-action')).find((f) => f.numero === '5')
    expect(fiche).toMatchObject({
      prioritesTitre: 'Objectifs',
      pilotes: [],
      acteurs: [],
      indicateurs: [],
      actionsCles: [],
    })
    expect(fiche?.resultatAttendu).toEqual([])
    expect(fiche?.actions.map((a) => [a.pilote, a.etat, a.echeance, a.avancementLe])).toEqual([
      [null, null, null, '2025-07-01'],
      [null, null, null, '2025-07-01'],
    ])
    expect(fiche?.actions[0]?.intitule).toMatch(/^Réalisation d'un inventaire des ressources méconnues/)
    expect(proseText(fiche?.actions[0]?.avancement ?? [])).toBe(
      'Présentation des pages du CRP\nApplication cartographie petite enfance',
    )
  })

  it('names the organisations of fiche 1.1', async () => {
    const fiche = (await values<Fiche>('fiche-action')).find((f) => f.numero === '1.1')
    const organismes = new Map(
      store.db
        .select()
        .from(tables.organismes)
        .all()
        .map((o) => [o.id, o.nom]),
    )
    expect(fiche?.pilotes.map((p) => organismes.get(p.organisme ?? ''))).toEqual([
      "Caisse d'allocations familiales de la Seine-Saint-Denis",
    ])
    expect(fiche?.acteurs.map((a) => [organismes.get(a.organisme ?? ''), a.precision])).toEqual([
      ['Communes', null],
      ['Conseil départemental de la Seine-Saint-Denis', 'PMI notamment'],
      ['Gestionnaires (EAJE)', null],
    ])
    expect([fiche?.priorites.length, fiche?.indicateurs.length, fiche?.actionsCles.length]).toEqual([5, 4, 6])
  })
})

describe('the meeting of 1 July 2025', () => {
  it('is running since the first start, under its printed date', () => {
    expect(seance()).toMatchObject({ jour: '2025-07-01', debut: '14:00', fin: '17:00', phase: 'live', liveAt: MORNING })
    expect(seance().code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
    expect(refreshed).toContain(seance().id)
  })

  it('keeps its running order: unnumbered items, sub-items, a pause, and no duration', () => {
    const points = store.db
      .select()
      .from(tables.points)
      .where(eq(tables.points.seanceId, seance().id))
      .orderBy(asc(tables.points.rang))
      .all()
    expect(points.filter((p) => p.parentId === null).map((p) => p.titre)).toEqual([
      'Tour de table',
      'Introduction',
      'Suivi des actions',
      'Pause',
      "Proposition d'actions collectives",
      'Travail en sous-groupes pour chaque action',
      'A suivre ...',
    ])
    expect(points.filter((p) => p.parentId !== null)).toHaveLength(12)
    expect(points.every((p) => p.dureePrevue === null && p.numero === null)).toBe(true)
    expect(points.find((p) => p.id === seance().pointCourantId)?.titre).toBe('Tour de table')
    expect(seance().ordreDuJour.map((o) => o.numero)).toEqual(['1', '2', '3'])
  })

  it('has one sub-group per proposal, the third with its 278 characters', async () => {
    const sousGroupes = store.db
      .select()
      .from(tables.sousGroupes)
      .where(eq(tables.sousGroupes.seanceId, seance().id))
      .orderBy(asc(tables.sousGroupes.numero))
      .all()
    const propositions = store.db.select().from(tables.propositions).orderBy(asc(tables.propositions.rang)).all()
    expect(sousGroupes.map((s) => s.titre)).toEqual(propositions.map((p) => p.titre))
    expect(sousGroupes.map((s) => s.titre.length)[2]).toBe(278)
    const sheets = await values<SousGroupe>('sous-groupe')
    expect(sheets.map((s) => s.intitule)).toEqual(sousGroupes.map((s) => s.titre))
    expect(sheets.every((s) => s.contoursEtat === null && s.engagements.length === 0)).toBe(true)
  })

  it('invents no attendance and no person', () => {
    expect(store.db.select().from(tables.emargements).all()).toEqual([])
    expect(store.db.select().from(tables.personnes).all()).toEqual([])
  })
})

it('keeps the order of two parts both lettered « B » in the signature conference', () => {
  const conference = store.db.select().from(tables.seances).where(eq(tables.seances.jour, '2020-09-21')).get()
  const parts = store.db
    .select()
    .from(tables.points)
    .where(eq(tables.points.seanceId, conference?.id ?? ''))
    .orderBy(asc(tables.points.rang))
    .all()
    .filter((p) => p.parentId === null)
  expect(conference?.phase).toBe('validated')
  expect(parts.map((p) => [p.numero, p.nature])).toEqual([
    [null, 'ouverture'],
    ['A', 'point'],
    ['B', 'point'],
    [null, 'echange'],
    ['B', 'point'],
    [null, 'echange'],
    ['C', 'signature'],
    [null, 'cloture'],
  ])
})

it('is loaded once, and an empty workspace stays empty', () => {
  expect(isFirstStart(store.db)).toBe(false)
  const empty = tempStore()
  expect(isFirstStart(empty.db)).toBe(true)
  loadVide(empty.db)
  expect(isFirstStart(empty.db)).toBe(false)
  expect(demonstrationSeance(empty.db)).toBeNull()
  expect(empty.db.select().from(tables.schemas).all()).toEqual([])
})

it('contains no e-mail, phone number or credential', () => {
  const folder = new URL('../../server/seed/content/', import.meta.url)
  const text = readdirSync(folder)
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n')
  expect(text.length).toBeGreaterThan(20_000)
  expect(text).not.toMatch(/[\w.-]+@[\w-]+\.\w/)
  expect(text).not.toMatch(/(?:\+33|\b0)[1-9](?:[ .]?\d\d){4}/)
  expect(text).not.toMatch(/mot de passe|password|identifiant\b/i)
})
