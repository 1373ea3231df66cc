import pino from 'pino'
import { beforeEach, describe, expect, it } from 'vitest'
import { createMirrors } from '#server/mirror/mirrors'
import type { SeanceEnDirect } from '#server/mirror/seance-en-direct'
import type { Db } from '#server/store/db'
import type { NewLigne } from '#server/store/emargement-store'
import { type SeanceStore, sqliteSeanceStore } from '#server/store/seance-store'
import { documents } from '#server/store/tables'
import type { DocumentOf } from '#shared/document/define'
import type { emargement } from '#shared/documents/emargement'
import { type MemoryRooms, memoryRooms } from '#tests/commands/memory-rooms'
import {
  insertPeople,
  insertPoints,
  insertSeance,
  insertSousGroupes,
  pointRow,
  sousGroupeRow,
} from '#tests/commands/rows'
import { MORNING, tempStore } from '#tests/support/store'

let db: Db
let seances: SeanceStore
let rooms: MemoryRooms
let alarm: boolean
let ring: (alarm: boolean) => void
let refresh: (seanceId: string) => Promise<void>
let refreshRunning: () => Promise<void>

beforeEach(async () => {
  db = tempStore().db
  seances = sqliteSeanceStore(db)
  rooms = memoryRooms(() => MORNING)
  alarm = false
  const codeGuard = {
    alarm: () => alarm,
    onAlarm: (listener: (alarm: boolean) => void) => {
      ring = listener
      return () => undefined
    },
  }
  const logger = pino({ level: 'silent' })
  const mirrors = createMirrors({ seances, rooms, codeGuard, logger })
  refresh = mirrors.refresh
  refreshRunning = mirrors.refreshRunning
  insertSeance(db, { phase: 'live', code: 'ABCD2345', liveAt: MORNING })
  insertPeople(db, 'awa', 'bruno')
  for (const kind of ['seance-en-direct', 'emargement'] as const) {
    db.insert(documents).values({ id: kind, kind, title: kind, seanceId: 'seance', createdAt: MORNING }).run()
    await rooms.seed(kind, kind, {})
  }
})

const ligne = (over: Partial<NewLigne>): NewLigne => ({
  seanceId: 'seance',
  personId: null,
  nom: 'Awa',
  fonction: null,
  organisme: 'Caf',
  mode: 'salle',
  statut: 'present',
  represente: null,
  signeA: MORNING,
  arriveA: null,
  partiA: null,
  par: 'soi',
  recordedBy: null,
  at: MORNING,
  ...over,
})
const read = async <T>(id: string): Promise<T> => (await rooms.read([id])).get(id)?.value as T
const live = () => read<SeanceEnDirect>('seance-en-direct')
const lignes = async () => (await read<DocumentOf<typeof emargement>>('emargement')).lignes

describe('the live documents of a meeting', () => {
  it('count those present by mode, and the excused', async () => {
    await seances.emargements.add(ligne({ personId: 'awa' }))
    await seances.emargements.add(ligne({ mode: 'distance' }))
    await seances.emargements.add(ligne({ mode: 'distance' }))
    await seances.emargements.add(ligne({ statut: 'excuse', signeA: null }))
    await seances.emargements.add(ligne({ statut: 'attendu', signeA: null }))
    await refresh('seance')
    expect(await live()).toMatchObject({ enSalle: 1, aDistance: 2, excuses: 1 })
  })

  it('show who is represented, by whom, at a distance', async () => {
    await seances.emargements.add(ligne({ nom: 'Chloé', mode: 'distance', represente: 'Mairie de Bobigny' }))
    await refresh('seance')
    expect(await lignes()).toMatchObject([
      { nom: 'Chloé', organisme: 'Caf', mode: 'distance', represente: 'Mairie de Bobigny', corrige: false },
    ])
  })

  it('show the current version of a corrected line only', async () => {
    const { ligneId } = await seances.emargements.add(ligne({}))
    await refresh('seance')
    await seances.emargements.correct('seance', ligneId, { nom: 'Awa D.' }, { par: 'soi', recordedBy: 'awa', at: 2 })
    await refresh('seance')
    expect((await lignes()).map((l) => [l.id, l.nom, l.corrige])).toEqual([[ligneId, 'Awa D.', true]])
  })

  it('keep two parts lettered B in the order of the paper', async () => {
    insertPoints(
      db,
      pointRow({ id: 'z', rang: 0, numero: 'B', titre: 'Premier B' }),
      pointRow({ id: 'a', rang: 1, numero: 'B', titre: 'Second B' }),
    )
    await refresh('seance')
    expect((await live()).points.map((p) => `${p.numero} ${p.titre}`)).toEqual(['B Premier B', 'B Second B'])
  })

  it('name organisations, never people, whether or not they signed', async () => {
    await seances.emargements.add(ligne({ personId: 'awa', nom: 'NOM-SECRET', organisme: 'Caf', mode: 'distance' }))
    insertSousGroupes(db, sousGroupeRow({ id: 'sg', numero: 1, rapporteurId: 'awa' }))
    await rooms.seed('fiche-sg', 'sous-groupe', {})
    await seances.sousGroupes.affect('seance', 'bruno', 'sg', 1)
    await seances.direct.ask('seance', 'awa', 5)
    await seances.direct.raise('seance', 'bruno', 'entendsPas', 6)
    await refresh('seance')
    const value = await live()
    expect(value.participants).toEqual([
      { id: 'awa', organisme: 'Caf', mode: 'distance', sousGroupe: null, coredige: false, pret: false },
      { id: 'bruno', organisme: 'Organisme de bruno', mode: null, sousGroupe: 'sg', coredige: false, pret: false },
    ])
    expect(value.parole).toEqual([
      { id: 'awa', personne: 'awa', organisme: 'Caf', mode: 'distance', depuis: 5, premiereFois: true },
    ])
    expect(value.signaux).toMatchObject([{ personne: 'bruno', organisme: 'Organisme de bruno', nature: 'entendsPas' }])
    expect(value.sousGroupes).toMatchObject([{ rapporteurOrganisme: 'Caf' }])
    expect(JSON.stringify(value)).not.toContain('NOM-SECRET')
  })

  it('warn those who run a meeting while many wrong codes are tried', async () => {
    await refresh('seance')
    expect((await live()).essaisDeCode).toBe(false)
    alarm = true
    ring(true)
    await expect.poll(async () => (await live()).essaisDeCode).toBe(true)
  })

  it('show at the next start what a killed server had written and not shown', async () => {
    await seances.emargements.add(ligne({ personId: 'awa' }))
    await refreshRunning()
    expect(await live()).toMatchObject({ phase: 'live', enSalle: 1 })
  })

  it('ignore a meeting that does not exist', async () => {
    await expect(refresh('nowhere')).resolves.toBeUndefined()
  })
})
