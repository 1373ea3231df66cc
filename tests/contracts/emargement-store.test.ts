import { beforeEach, describe, expect, it } from 'vitest'
import { type EmargementStore, type NewLigne, sqliteEmargementStore } from '#server/store/emargement-store'
import { newId } from '#server/store/ids'
import { insertPeople, insertSeance } from '#tests/commands/rows'
import { MORNING, tempStore } from '#tests/support/store'

const ligne = (over: Partial<NewLigne> = {}): NewLigne => ({
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
const recorded = { par: 'animation', recordedBy: 'bruno', at: MORNING + 1 } as const

function sqlite(): EmargementStore {
  const { db } = tempStore()
  insertSeance(db, { phase: 'live' })
  insertSeance(db, { id: 'other', phase: 'live' })
  insertPeople(db, 'awa')
  return sqliteEmargementStore(db)
}

describe.each([['SQLite', sqlite]])('attendance lines in %s', (_name, open) => {
  let store: EmargementStore
  beforeEach(() => {
    store = open()
  })

  it('keeps lines in the order they were recorded, corrections included', async () => {
    const first = await store.add(ligne({ nom: 'Awa' }))
    await store.add(ligne({ nom: 'Bruno' }))
    await store.correct('seance', first.ligneId, { nom: 'Awa (Caf)' }, recorded)
    expect((await store.current('seance')).map((l) => l.nom)).toEqual(['Awa (Caf)', 'Bruno'])
    expect(await store.current('other')).toEqual([])
  })

  it('keeps every earlier version of a corrected line', async () => {
    const { ligneId } = await store.add(ligne())
    await store.correct('seance', ligneId, { represente: 'Mairie' }, recorded)
    await store.correct('seance', ligneId, { represente: null, mode: 'distance' }, recorded)
    const versions = await store.history('seance', ligneId)
    expect(versions.map((v) => [v.mode, v.represente, v.par])).toEqual([
      ['distance', null, 'animation'],
      ['salle', 'Mairie', 'animation'],
      ['salle', null, 'soi'],
    ])
    expect(await store.line('seance', ligneId)).toEqual(versions[0])
  })

  it('gives a person one line per meeting, whatever the number of sign-ins at once', async () => {
    const added = await Promise.all(Array.from({ length: 20 }, () => store.add(ligne({ personId: 'awa' }))))
    expect(new Set(added.map((l) => l.ligneId)).size).toBe(1)
    expect(await store.current('seance')).toHaveLength(1)
    await store.add(ligne({ personId: 'awa', seanceId: 'other' }))
    expect((await store.ofPerson('other', 'awa'))?.seanceId).toBe('other')
  })

  it('writes a new person and their line together', async () => {
    const id = newId()
    const row = await store.add(ligne({ personId: id, nom: 'Chloé' }), { id, nom: 'Chloé', couleur: 3, creeA: MORNING })
    expect(await store.ofPerson('seance', id)).toEqual(row)
  })

  it('appends nothing for a correction that changes nothing', async () => {
    const { id, ligneId } = await store.add(ligne())
    expect((await store.correct('seance', ligneId, { nom: 'Awa' }, recorded))?.id).toBe(id)
    expect(await store.history('seance', ligneId)).toHaveLength(1)
  })

  it('does not correct a line through another meeting', async () => {
    const { ligneId } = await store.add(ligne())
    expect(await store.correct('other', ligneId, { nom: 'Bruno' }, recorded)).toBeNull()
    expect(await store.history('other', ligneId)).toEqual([])
  })
})
