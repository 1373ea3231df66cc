import { expect, it } from 'vitest'
import { nextLarge, projected } from '#client/direct/ecrans'
import type { LiveMeeting, Point, SousGroupeRow } from '#client/direct/live-meeting'
import type { Proposition } from '#client/direct/propositions/propositions'
import type { NaturePoint } from '#shared/documents/choices'

const groupe = { id: 'g1', numero: 1, titre: 'Cartographie' } as SousGroupeRow
const point = (id: string, nature: NaturePoint, over: Partial<Point> = {}) =>
  ({ id, parent: null, titre: id, nature, ...over }) as Point

const meeting = (over: Partial<LiveMeeting>) => ({
  ...{ ecran: null, ecranSousGroupe: null, ecranPage: 0, pointCourant: null, sousGroupes: [groupe] },
  propositions: [{ id: 'p1' } as Proposition],
  points: [
    point('tour', 'tourDeTable'),
    point('Suivi des actions', 'point'),
    point('échanges', 'echange', { parent: 'Suivi des actions' }),
    point('pause', 'pause'),
    point('choix', 'propositions'),
    point('groupes', 'sousGroupes'),
    point('retour', 'miseEnCommun'),
    point('fin', 'cloture'),
  ],
  ...over,
})

it.each([
  [null, 'deroule'],
  ['tour', 'tourDeTable'],
  ['Suivi des actions', 'suivi'],
  ['échanges', 'suivi'],
  ['pause', 'deroule'],
  ['choix', 'propositions'],
  ['groupes', 'sousGroupes'],
  ['retour', 'sousGroupes'],
  ['fin', 'releve'],
])('while « %s » is current, the room sees %s', (pointCourant, ecran) => {
  expect(projected(meeting({ pointCourant }), 'live')).toMatchObject({ ecran, chosen: false })
})

it('shows the code while people come in and the relevé once it is over, whatever was chosen before', () => {
  expect(projected(meeting({}), 'open').ecran).toBe('code')
  expect(projected(meeting({ ecran: 'deroule' }), 'open').ecran).toBe('deroule')
  expect(projected(meeting({ ecran: 'code' }), 'closed')).toMatchObject({ ecran: 'releve', chosen: false })
})

it('shows the sub-group that was chosen, or all of them once it is gone', () => {
  const large = { ecran: 'sousGroupe', ecranSousGroupe: 'g1', ecranPage: 2 } as const
  expect(projected(meeting(large), 'live')).toEqual({ ecran: 'sousGroupe', sousGroupe: groupe, page: 2, chosen: true })
  expect(projected(meeting({ ...large, sousGroupes: [] }), 'live')).toMatchObject({ ecran: 'sousGroupes', page: 0 })
})

it('goes from all the sub-groups to each of those still open, in their order, then no further', () => {
  const [merged, last] = [
    { ...groupe, id: 'g2', etat: 'fusionne' },
    { ...groupe, id: 'g3' },
  ] as SousGroupeRow[]
  const sousGroupes = [groupe, merged, last] as SousGroupeRow[]
  const after = (ecran: 'sousGroupes' | 'sousGroupe' | 'releve', ecranSousGroupe: string | null) => {
    const direct = meeting({ ecran, ecranSousGroupe, sousGroupes })
    return nextLarge(direct, projected(direct, 'live'))?.id ?? null
  }
  expect([after('sousGroupes', null), after('sousGroupe', 'g1')]).toEqual(['g1', 'g3'])
  expect([after('sousGroupe', 'g3'), after('releve', null)]).toEqual([null, null])
})
