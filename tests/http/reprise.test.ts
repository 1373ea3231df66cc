import { expect, it } from 'vitest'
import { seances, suivis } from '#server/store/tables'
import { getReprise } from '#shared/api/reprise'
import { seanceRow } from '#tests/commands/rows'
import { meeting } from './meeting.ts'

it('gives a new meeting who came, what no meeting of the group has finished, and nothing to a participant', async () => {
  const { admin, ask, signIn, id, groupeId, server } = await meeting()
  const awa = await signIn('Awa')
  const { db } = server.store
  db.insert(seances)
    .values(seanceRow({ id: 'before', groupeId, jour: '2025-02-04', phase: 'validated' }))
    .run()
  const line = { seanceId: 'before', groupeId, snapshotId: 's', documentId: 'd', qui: 'Caf' }
  db.insert(suivis)
    .values([
      { ...line, id: '1', rowId: 'r1', nature: 'engagement', texte: 'Écrire', echeance: '2025-09-15' },
      { ...line, id: '2', rowId: 'r2', nature: 'engagement', texte: 'Envoyé', faitA: 1 },
      { ...line, id: '3', rowId: 'r3', nature: 'acteurManquant', texte: 'Pour les agréments', qui: 'Pmi' },
    ])
    .run()
  const { personnes, reste } = await ask(admin, getReprise, { id })
  expect(personnes).toBe(1)
  expect(reste.engagements).toEqual([{ quoi: 'Écrire', qui: 'Caf', echeance: '2025-09-15' }])
  expect(reste.acteurs).toEqual([{ acteur: 'Pmi', pourquoi: 'Pour les agréments' }])
  expect(reste.objectifs.map((o) => o.restent.length)).toEqual([6, 6, 6])
  expect((await awa.json('GET', `/api/seances/${id}/reprise`)).status).toBe(403)
})
