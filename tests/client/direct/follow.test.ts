import { expect, it } from 'vitest'
import { isMoved, placeOfMeeting } from '#client/direct/follow'
import type { Participant, Point, SousGroupeRow } from '#client/direct/live-meeting'

const direct = {
  phase: 'live' as const,
  pointCourant: 'tour',
  points: [
    { id: 'tour', parent: null, nature: 'tourDeTable' },
    { id: 'groupes', parent: null, nature: 'sousGroupes' },
    { id: 'partie', parent: 'groupes', nature: 'point' },
  ] as Point[],
  sousGroupes: [{ id: 'g1', document: 'fiche-1' }] as SousGroupeRow[],
  participants: [{ id: 'awa', sousGroupe: 'g1' }] as Participant[],
}
const sheet = '/seances/s/sous-groupes/fiche-1'

it('is the sheet of the person during the work in sub-groups, the meeting otherwise, and nowhere when nothing runs', () => {
  expect(placeOfMeeting('s', direct, 'awa')).toBe('/seances/s')
  expect(placeOfMeeting('s', { ...direct, pointCourant: 'groupes' }, 'awa')).toBe(sheet)
  expect(placeOfMeeting('s', { ...direct, pointCourant: 'partie' }, 'awa')).toBe(sheet)
  expect(placeOfMeeting('s', { ...direct, pointCourant: 'groupes' }, 'bruno')).toBe('/seances/s')
  expect(placeOfMeeting('s', { ...direct, phase: 'closed' }, 'awa')).toBeNull()
})

it('moves whoever was with the meeting, leaves whoever looks elsewhere, and brings back everyone who is called', () => {
  const before = { point: 'tour', place: '/seances/s', rappelA: null }
  const next = { point: 'groupes', place: sheet, rappelA: null }
  expect(isMoved(before, next, '/seances/s')).toBe(true)
  expect(isMoved(before, next, '/axes/5/suivi')).toBe(false)
  expect(isMoved(next, { ...next, rappelA: 7 }, '/axes/5/suivi')).toBe(true)
  expect(isMoved(next, { ...next, rappelA: 7 }, sheet)).toBe(false)
  // Put in another sub-group: the same item, so the person is told and not taken away.
  expect(isMoved(next, { ...next, place: '/seances/s/sous-groupes/fiche-2' }, sheet)).toBe(false)
})
