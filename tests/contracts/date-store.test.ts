import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { type DateRow, sqliteDateStore } from '#server/store/date-store'
import { sousGroupes } from '#server/store/tables'
import { insertPeople, insertSeance, insertSousGroupes, sousGroupeRow } from '#tests/commands/rows'
import { MORNING, tempStore } from '#tests/support/store'

const dateRow = (id: string, jour: string, sousGroupeId = 'sg1'): DateRow => ({
  ...{ id, sousGroupeId, jour, debut: null, fin: null, lieu: null, personId: 'awa', retenueA: null },
  createdAt: MORNING,
})

it('keeps the days of a sub-group in order, one answer a person, and at most one day kept', async () => {
  const { db } = tempStore()
  insertSeance(db)
  insertPeople(db, 'awa', 'bruno')
  insertSousGroupes(db, sousGroupeRow({ id: 'sg1', numero: 1 }), sousGroupeRow({ id: 'sg2', numero: 2 }))
  const dates = sqliteDateStore(db)
  for (const row of [dateRow('b', '2025-09-18'), dateRow('a', '2025-09-16'), dateRow('x', '2025-09-17', 'sg2')])
    await dates.add(row)
  expect((await dates.ofSousGroupe('sg1')).map((d) => d.id)).toEqual(['a', 'b'])

  await dates.answer('a', 'bruno', 'non', 1)
  await dates.answer('a', 'awa', 'oui', 2)
  await dates.answer('a', 'bruno', 'oui', 3)
  expect((await dates.reponses('sg1')).map((r) => [r.personId, r.reponse, r.at])).toEqual([
    ['bruno', 'oui', 3],
    ['awa', 'oui', 2],
  ])

  await dates.keep('sg2', 'x', 4)
  await dates.keep('sg1', 'a', 5)
  await dates.keep('sg1', 'b', 6)
  await dates.keep('sg1', 'x', 7)
  expect((await dates.ofSousGroupe('sg1')).map((d) => d.retenueA)).toEqual([null, null])
  expect((await dates.ofSousGroupe('sg2')).map((d) => d.retenueA)).toEqual([4])

  await dates.remove('a')
  expect(await dates.reponses('sg1')).toEqual([])
  await dates.answer('b', 'awa', 'oui', 8)
  db.delete(sousGroupes).where(eq(sousGroupes.id, 'sg1')).run()
  expect(await dates.ofSousGroupe('sg1')).toEqual([])
})
