import { expect, it, vi } from 'vitest'
import { call } from '#client/api/call'
import { getBloc } from '#shared/api/instantanes'

it('asks for what narrows an answer, and for nothing when nothing does', async () => {
  const asked = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response('{}', { status: 404 }))
  const params = { id: 'i 1', bloc: 'fiches' }
  await call(getBloc, { params, query: { cle: 'f&1' } })
  await call(getBloc, { params, query: { cle: null } })
  expect(asked.mock.calls.map(([path]) => path)).toEqual([
    '/api/instantanes/i%201/blocs/fiches?cle=f%261',
    '/api/instantanes/i%201/blocs/fiches',
  ])
})
