import { describe, expect, it } from 'vitest'
import { controleRestitution } from '#shared/api/controle'
import { createRestitution } from '#shared/api/documents'
import { movePhase } from '#shared/api/seances'
import { frozen, meeting } from './meeting.ts'

/** A closed meeting two people signed, and a restitution drawn from it under a title that names one of them. */
async function drawn(intitule = 'Restitution d’Awa Nom-Inventé') {
  const demo = await meeting()
  await demo.signIn('Awa Nom-Inventé', { organisme: 'Plaine Commune', represente: 'Bruno Autre-Inventé' })
  const participant = await demo.signIn('Chloé Nom-Inventé')
  const { instantaneId } = frozen(await demo.ask(demo.admin, movePhase, { id: demo.id }, { phase: 'closed' }))
  const body = { intitule, instantanes: [instantaneId ?? ''] }
  const { id: restitutionId } = await demo.ask(demo.admin, createRestitution, { id: demo.groupeId }, body)
  return { ...demo, participant, restitutionId }
}

describe('the check before publication', () => {
  it('reads the text as it stands with the names of the meetings it cites, and is for who may write it', async () => {
    const { admin, ask, restitutionId: id, participant } = await drawn()
    const { constats, passages } = await ask(admin, controleRestitution, { id })
    expect(passages).toBeGreaterThan(50)
    expect(constats[0]).toMatchObject({
      code: 'nomDePersonne',
      gravite: 'bloquant',
      rang: null,
      lieu: { sorte: 'texte' },
    })
    expect(constats.find((c) => c.phrase === 'Fiche 5 n’a pas de pilote.')).toMatchObject({ lieu: { sorte: 'fiche' } })
    expect((await participant.json('GET', `/api/restitutions/${id}/controle`)).status).toBe(404)
  })
})
