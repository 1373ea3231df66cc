import { expect, it } from 'vitest'
import { compareNumeros } from '#shared/documents/numero'

it('sorts fiches 1.1, 1.2, 1.10, 5, and those without a number last', () => {
  const fiches = ['5', null, '1.10', '1.2', '10', '1.1'].map((numero) => ({ numero }))
  expect(fiches.sort(compareNumeros).map((f) => f.numero)).toEqual(['1.1', '1.2', '1.10', '5', '10', null])
})
