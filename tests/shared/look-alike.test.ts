import { expect, it } from 'vitest'
import { lookAlike } from '#shared/look-alike'

it.each([
  ['Awa Diallo', 'DIALLO Awa', true],
  ['Chloé Martin', 'Chloe Marttin', true],
  ['Plaine Commune', 'Plaine-commune', true],
  ['Awa', 'Ava', false],
  ['Awa Diallo', 'Bruno Diallo', false],
  ['Awa', '', false],
])('%s and %s: %s', (a, b, expected) => {
  expect(lookAlike(a, b)).toBe(expected)
})
