import { expect, test } from 'vitest'
import { type Around, aggregate } from '#server/liaisons/aggregate'
import type { Link } from '#server/services'

const NOW = 1_000_000
const MINUTE = 60_000

const link = (over: Partial<Link> & { personId: string }): Link => ({
  ...{ sessionId: `de ${over.personId}`, documentId: 'fiche-1', transport: 'webSocket', since: NOW - 30 * MINUTE },
  ...{ sessionIsOpen: over.transport !== null, writes: true, heardAt: NOW, wroteAt: null, toldAt: NOW },
  ...{ pending: 0, pendingSince: null, waiting: 0 },
  ...over,
})
const cut = (personId: string, minutes: number, over: Partial<Link> = {}): Link =>
  link({ personId, transport: null, since: NOW - minutes * MINUTE, heardAt: NOW - minutes * MINUTE, ...over })

const around: Around = {
  own: new Set(['fiche-1', 'fiche-2', 'direct']),
  titles: new Map([['fiche-1', 'Inventaire']]),
  personOf: (personId) => ({
    nom: personId,
    organisme: `Ville de ${personId}`,
    mode: 'salle',
    signed: personId !== 'passant',
  }),
  silentBefore: NOW - 20_000,
}
const people = (...links: Link[]) => aggregate(links, around)
const only = (...links: Link[]) => {
  const [one, ...more] = people(...links)
  if (one === undefined || more.length > 0) throw new Error('not one person')
  return one
}

test('someone present is one line, with what waits where', () => {
  expect(only(link({ personId: 'awa' }), link({ personId: 'awa', documentId: 'direct', since: NOW - MINUTE }))).toEqual(
    {
      ...{ personId: 'awa', nom: 'awa', organisme: 'Ville de awa', mode: 'salle', etat: 'webSocket' },
      ...{ depuis: NOW - 30 * MINUTE, entendueA: NOW, appareils: 1, coupes: 0, modifications: 0, depuisQuand: null },
      ...{ ecrivait: false, documents: [] },
    },
  )
  expect(only(link({ personId: 'awa', pending: 3, pendingSince: NOW - 12_000 }))).toMatchObject({
    etat: 'webSocket',
    modifications: 3,
    depuisQuand: NOW - 12_000,
    documents: [{ id: 'fiche-1', titre: 'Inventaire' }],
  })
})

test('what the server received and could not write waits too', () => {
  expect(only(link({ personId: 'awa', toldAt: null, waiting: 2 })).modifications).toBe(2)
  expect(only(link({ personId: 'awa', pending: 5, waiting: 2 })).modifications).toBe(5)
})

test('HTTP, silence and absence are told apart', () => {
  const etat = (...links: Link[]) => only(...links).etat
  expect(etat(link({ personId: 'awa' }), link({ personId: 'awa', transport: 'http', documentId: 'direct' }))).toBe(
    'http',
  )
  expect(etat(link({ personId: 'awa', heardAt: NOW - 25_000 }))).toBe('muet')
  expect(only(cut('awa', 4), cut('awa', 6, { documentId: 'direct' }))).toMatchObject({
    etat: 'horsLigne',
    depuis: NOW - 4 * MINUTE,
    appareils: 1,
    coupes: 1,
  })
})

test('a device cut on one page and present on another is present, and what waits there still counts', () => {
  expect(
    only(
      cut('awa', 4, { sessionIsOpen: true, pending: 2, pendingSince: NOW - 5 * MINUTE }),
      link({ personId: 'awa', documentId: 'fiche-2' }),
    ),
  ).toMatchObject({
    etat: 'webSocket',
    coupes: 0,
    modifications: 2,
  })
})

test('of several devices the gravest counts, unless it was only left aside', () => {
  const laptop = link({ personId: 'awa', sessionId: 'ordinateur' })
  expect(only(laptop, cut('awa', 9, { sessionId: 'téléphone' }))).toMatchObject({ etat: 'webSocket', appareils: 1 })
  expect(
    only(laptop, cut('awa', 9, { sessionId: 'téléphone', pending: 2, pendingSince: NOW - 10 * MINUTE })),
  ).toMatchObject({
    ...{ etat: 'horsLigne', depuis: NOW - 9 * MINUTE, appareils: 2, coupes: 1, modifications: 2 },
  })
  const [a, b] = [
    link({ personId: 'awa', sessionId: 'a', pending: 1, pendingSince: NOW - 5_000 }),
    link({ personId: 'awa', sessionId: 'b', pending: 2, pendingSince: NOW - 9_000 }),
  ]
  expect(only(a, b)).toMatchObject({ modifications: 3, depuisQuand: NOW - 9_000, appareils: 2 })
})

test('whoever was writing when cut may have gone on; a reader, or someone who stopped long before, has not', () => {
  const wrote = (secondsBefore: number, over: Partial<Link> = {}) => {
    const one = cut('awa', 4, over)
    return only({ ...one, wroteAt: one.since - secondsBefore * 1000 }).ecrivait
  }
  expect([wrote(5), wrote(119), wrote(121), wrote(5, { writes: false })]).toEqual([true, true, false, false])
  expect(only(cut('awa', 4)).ecrivait).toBe(false)
})

test('whoever only reads a fiche of the plan is not in the meeting, unless they signed it or hold something', () => {
  const fiche = { documentId: 'fiche-action' }
  expect(people(link({ personId: 'passant', ...fiche }))).toEqual([])
  expect(people(link({ personId: 'awa', ...fiche })).map((p) => p.personId)).toEqual(['awa'])
  expect(people(link({ personId: 'passant', ...fiche, pending: 1, pendingSince: NOW }))).toHaveLength(1)
  expect(people(link({ personId: 'passant' }))).toHaveLength(1)
})

test('what may be lost comes first, then what cannot be seen, then the rest by name', () => {
  const order = people(
    link({ personId: 'Zoé' }),
    link({ personId: 'Élie' }),
    link({ personId: 'http', transport: 'http' }),
    link({ personId: 'en route', pending: 1, pendingSince: NOW }),
    cut('parti', 3),
    link({ personId: 'muet', heardAt: NOW - 25_000 }),
    cut('perdu un', 3, { pending: 1, pendingSince: NOW - MINUTE }),
    cut('perdu neuf', 1, { pending: 9, pendingSince: NOW - MINUTE }),
  )
  expect(order.map((p) => p.nom)).toEqual([
    ...['perdu neuf', 'perdu un', 'muet', 'parti', 'en route', 'http', 'Élie', 'Zoé'],
  ])
})

test('a hundred and fifty people with three pages each are one line each', () => {
  const links = Array.from({ length: 150 }, (_, n) => n).flatMap((n) =>
    ['direct', 'fiche-1', 'fiche-2'].map((documentId) => link({ personId: `p${n}`, documentId })),
  )
  expect(people(...links)).toHaveLength(150)
})
