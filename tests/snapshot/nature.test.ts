import { expect, it } from 'vitest'
import { organismes } from '#server/seed/content/organismes'
import { createNatureOf } from '#server/snapshot/nature'

const natureOf = createNatureOf(organismes)

it.each([
  ['Caf', 'caf'],
  ['CAF de la Seine-Saint-Denis', 'caf'],
  ["Caisse d'allocations familiales de la Seine-Saint-Denis", 'caf'],
  ['PIPEP', 'department'],
  ['plaine commune', 'ept'],
  ['EPT Est Ensemble', 'ept'],
  ['Ville de Pierrefitte', 'municipality'],
  ['Experice – USPN', 'university'],
  ['ACEPP', 'association'],
  ['Fédération ACEPP 93', 'association'],
  ['CD93 - service des crèches', 'department'],
  ['Une structure inconnue', 'other'],
  [null, 'other'],
])('counts « %s » under %s', (organisme, nature) => {
  expect(natureOf(organisme)).toBe(nature)
})
