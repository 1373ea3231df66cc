import { expect, test } from 'vitest'
import { aroundChanges, type LineChange, lineChanges } from '#client/features/seance/arrivees/line-changes'
import {
  isStillLate,
  linkFact,
  spokenSummary,
  summaryFacts,
  waitingWords,
} from '#client/features/seance/liaisons/liaison-words'
import type { Liaison } from '#shared/api/liaisons'

const NOW = 10_000_000
const MINUTE = 60_000
const liaison = (over: Partial<Liaison> = {}): Liaison => ({
  ...{ personId: 'awa', nom: 'Awa', organisme: 'Caf', mode: 'salle', etat: 'webSocket', depuis: NOW - 30 * MINUTE },
  ...{ entendueA: NOW, appareils: 1, coupes: 0, modifications: 0, depuisQuand: null, ecrivait: false, documents: [] },
  ...over,
})
const plain = (words: string) => words.replace(/\u00a0/g, ' ')
const summary = (...all: Liaison[]) => summaryFacts(all, NOW).map((f) => plain(f.words))

test('one line says how many are linked, how, and what waits', () => {
  const many = Array.from({ length: 25 }, (_, n) => liaison({ personId: `p${n}` }))
  expect(
    summary(
      ...many,
      liaison({ etat: 'http' }),
      liaison({ etat: 'http', modifications: 1 }),
      liaison({ etat: 'horsLigne', depuis: NOW - 4 * MINUTE, modifications: 2 }),
    ),
  ).toEqual(['27 connecté·es', '2 par HTTP', '1 hors ligne depuis 4 min', '3 modifications en attente'])
  expect(summary()).toEqual(['0 connecté·e'])
  expect(summary(liaison(), liaison({ etat: 'muet' }))).toEqual(['1 connecté·e', '1 ne répond plus'])
  expect(
    summary(
      liaison({ etat: 'horsLigne', depuis: NOW - MINUTE }),
      liaison({ etat: 'horsLigne', depuis: NOW - 12 * MINUTE }),
    ),
  ).toEqual(['0 connecté·e', '2 hors ligne (jusqu’à 12 min)'])
})

test('each person is said in words, their devices told apart', () => {
  const words = (over: Partial<Liaison>) => plain(linkFact(liaison(over), NOW).words)
  expect(words({})).toBe('En direct depuis 30 min')
  expect(words({ etat: 'http' })).toBe('Par HTTP depuis 30 min')
  expect(linkFact(liaison({ modifications: 1 }), NOW)).toMatchObject({ tone: 'info', shape: 'half' })
  expect(words({ etat: 'horsLigne', depuis: NOW - 4 * MINUTE, coupes: 1 })).toBe('Hors ligne depuis 4 min')
  expect(words({ etat: 'horsLigne', depuis: NOW - 4 * MINUTE, coupes: 1, appareils: 2 })).toBe(
    '1 appareil sur 2 hors ligne depuis 4 min',
  )
  expect(words({ etat: 'muet', depuis: NOW - 25_000 })).toBe('Ne répond plus depuis 25 s')
  // A device whose clock is ahead of the server's never reads « depuis −3 s ».
  expect(words({ etat: 'muet', depuis: NOW + 3_000 })).toBe('Ne répond plus depuis 0 s')
  expect(plain(waitingWords(liaison({ modifications: 3, depuisQuand: NOW - 5 * MINUTE }), NOW) ?? '')).toBe(
    '3 modifications en attente sur son appareil, depuis 5 min',
  )
  expect(waitingWords(liaison({ ecrivait: true }), NOW)).toContain('un texte attend peut-être')
  expect(waitingWords(liaison(), NOW)).toBeNull()
})

test('what is said aloud does not move with each key', () => {
  const typing = (modifications: number) => spokenSummary([liaison(), liaison({ modifications })])
  expect(plain(typing(1))).toBe('1 personne avec un texte pas encore reçu')
  expect(typing(7)).toBe(typing(1))
  expect(typing(0)).toBe('')
})

test('someone late is no longer so once they answered with nothing, never for want of knowing', () => {
  const late = liaison({ modifications: 2 })
  expect(isStillLate(late, null)).toBe(true)
  expect(isStillLate(late, [late])).toBe(true)
  expect(isStillLate(late, [liaison()])).toBe(false)
  expect(isStillLate(late, [])).toBe(false)
  const silent = liaison({ etat: 'muet', entendueA: NOW - 12_000 })
  // Not silent for long enough to be said so in the list, and not heard since for all that.
  expect(isStillLate(silent, [liaison({ entendueA: NOW - 12_000 })])).toBe(true)
  expect(isStillLate(silent, [liaison({ entendueA: NOW - 1_000 })])).toBe(false)
})

test('a text is compared line by line, and what did not change is left out', () => {
  const words = (change: LineChange): string => {
    if (change.kind === 'changed') return `±${change.start}[-${change.removed}][+${change.added}]${change.end}`
    return `${{ same: '=', added: '+', removed: '-' }[change.kind]}${change.words}`
  }
  const shown = (before: string | null, after: string | null) => {
    const around = aroundChanges(lineChanges(before, after))
    return [...around.shown.map(({ change, skipped }) => `${skipped}${words(change)}`), around.skippedAtEnd]
  }
  expect(shown(null, 'un\ndeux')).toEqual(['0+un', '0+deux', 0])
  expect(shown('un', null)).toEqual(['0-un', 0])
  expect(shown('a\nb\nc\nd\ne\nf', 'a\nb\nc\nX\nd\ne\nf')).toEqual(['2=c', '0+X', '0=d', 2])
  expect(shown('a\nb', 'a\nB')).toEqual(['0=a', '0-b', '0+B', 0])
  expect(shown('Un kit.', 'Un kit. Et un guide.')).toEqual(['0±Un kit.[-][+ Et un guide.]', 0])
  expect(shown('le 3 mai à Bobigny', 'le 10 juin à Bobigny')).toEqual(['0±le [-3 mai][+10 juin] à Bobigny', 0])
  // Halves of two characters that begin alike are never put together.
  expect(shown('jeu \u{1f9f8}', 'jeu \u{1f9f9}')).toEqual(['0±jeu [-\u{1f9f8}][+\u{1f9f9}]', 0])
  const long = Array.from({ length: 500 }, (_, n) => `ligne ${n}`).join('\n')
  expect(lineChanges(long, `${long}\nfin`)).toHaveLength(1001)
})
