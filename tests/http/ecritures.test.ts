import { expect, it } from 'vitest'
import * as api from '#shared/api/ecritures'
import { getPreparation } from '#shared/api/seances'
import { chooseSousGroupe } from '#shared/api/sous-groupes'
import { meeting } from './meeting.ts'

it('only those who run the meeting ask for texts and reveal them; each reads their own', async () => {
  const { admin, ask, signIn, id } = await meeting()
  const awa = await signIn('Awa')
  const address = `/api/seances/${id}/ecriture`
  expect((await awa.json('POST', address, { objectif: 'contours' })).status).toBe(403)
  expect((await admin.json('POST', address, { objectif: 'premiereReunion' })).status).toBe(400)
  await ask(admin, api.ouvrirEcriture, { id }, { objectif: 'contours' })
  const { ecritureId } = await ask(awa, api.monEcrit, { id })
  const said = { ecritureId: ecritureId ?? '', texte: 'Un kit' }
  expect((await awa.json('PUT', `${address}/mienne`, said)).text).toContain('Choisissez d’abord votre sous-groupe')
  const [first] = (await ask(admin, getPreparation, { id })).sousGroupes
  await ask(awa, chooseSousGroupe, { id }, { sousGroupeId: first?.id ?? '' })
  await ask(awa, api.ecrire, { id }, said)
  expect(await ask(admin, api.monEcrit, { id })).toEqual({ ecritureId, texte: '' })
  expect((await awa.json('POST', `${address}/revelation`)).status).toBe(403)
  await ask(admin, api.revelerEcriture, { id })
  expect((await awa.json('PUT', `${address}/mienne`, said)).status).toBe(409)
})
