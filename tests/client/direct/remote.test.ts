import { expect, test } from 'vitest'
import { remoteSilence } from '#client/direct/remote'
import type { Mode, NaturePoint } from '#shared/documents/choices'

const MINUTE = 60_000
const point = (id: string, nature: NaturePoint, finiA: number | null = null) => ({
  ...{ id, nature, finiA, parent: null, numero: null, titre: id, intervenant: null },
  ...{ document: null, lien: null, dureePrevue: null, prevuA: null, commenceA: 0 },
})
const speaks = (mode: Mode) => [{ id: 'a', personne: 'a', organisme: null, mode, depuis: 0 }]
const quiet = {
  ...{ phase: 'live' as const, aDistance: 8, distanceEntendueA: 0, aLaParole: [], tour: [] },
  ...{ points: [point('suivi', 'point')], pointCourant: 'suivi' },
}

test('twenty minutes without the remote side are reminded of, while it is expected to speak', () => {
  expect(remoteSilence(quiet, 19 * MINUTE)).toBeNull()
  expect(remoteSilence(quiet, 21 * MINUTE)).toBe(21 * MINUTE)
  expect(remoteSilence({ ...quiet, aLaParole: speaks('salle') }, 21 * MINUTE)).toBe(21 * MINUTE)
  expect(remoteSilence({ ...quiet, aLaParole: speaks('distance') }, 21 * MINUTE)).toBeNull()
  expect(remoteSilence({ ...quiet, aDistance: 0 }, 21 * MINUTE)).toBeNull()
  expect(remoteSilence({ ...quiet, phase: 'open' }, 21 * MINUTE)).toBeNull()
})

test('a pause and the work in sub-groups do not count as silence', () => {
  const paused = { ...quiet, points: [point('pause', 'pause')], pointCourant: 'pause' }
  expect(remoteSilence(paused, 60 * MINUTE)).toBeNull()
  const back = { ...quiet, points: [point('pause', 'pause', 40 * MINUTE), point('suivi', 'point')] }
  expect(remoteSilence(back, 59 * MINUTE)).toBeNull()
  expect(remoteSilence(back, 61 * MINUTE)).toBe(21 * MINUTE)
})
