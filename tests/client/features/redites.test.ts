import { expect, it } from 'vitest'
import { redites } from '#client/features/instantanes/redites'
import type { InstantaneBref } from '#shared/api/instantanes'

const taken = (id: string, seanceId: string | null, over: Partial<InstantaneBref> = {}): InstantaneBref => ({
  ...{ id, seanceId, libelle: id, groupeId: 'g', prisA: 0, empreinte: '', documents: 1, portee: null },
  ...{ groupe: null, couvre: 'axe-5', seanceJour: seanceId === null ? null : '2025-07-01' },
  ...over,
})
const plain = (words: string | undefined) => words?.replaceAll('\u00a0', ' ')
const all = [
  taken('Relecture', 's1'),
  taken('Axe', null),
  taken('Clôture', 's1'),
  taken('Autre', 's2'),
  taken('Ouverture', 's1'),
  taken('Autre axe', null),
]
const of = (...ids: string[]) => redites(all, new Set(ids))

it('says of each earlier snapshot of a meeting chosen twice which meeting, and which to keep', () => {
  const two = of('Clôture', 'Ouverture', 'Autre')
  expect([...two.keys()]).toEqual(['Ouverture'])
  expect(plain(two.get('Ouverture'))).toBe(
    'La séance du 1er juillet 2025 est cochée deux fois : ses blocs figureraient deux fois dans la restitution. ' +
      'Gardez le plus récent, « Clôture, séance du 1er juillet 2025 ».',
  )
  const three = of('Relecture', 'Clôture', 'Ouverture')
  expect([...three.keys()]).toEqual(['Clôture', 'Ouverture'])
  expect(plain(three.get('Ouverture'))).toContain('figureraient 3 fois')
})

it('names the group of the meeting where there are several', () => {
  const [later, earlier] = [taken('b', 's1', { groupe: 'Axe 5' }), taken('a', 's1', { groupe: 'Axe 5' })]
  expect(redites([later, earlier], new Set(['a', 'b'])).get('a')).toContain('La séance du 1er juillet 2025 (Axe 5) est')
})

it('says nothing of one snapshot for each meeting, nor of what is of no meeting', () => {
  expect(of('Relecture', 'Autre', 'Axe', 'Autre axe').size).toBe(0)
})
