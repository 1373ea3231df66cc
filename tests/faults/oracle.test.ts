/** The judge of every scenario is judged first: each kind of fault is seen, and nothing else is. */
import { expect, test } from 'vitest'
import { createOracle, tokenSpans, tokensOf } from './oracle.ts'

/** Two words of Awa, of which the first is acknowledged. */
function twoWords() {
  const oracle = createOracle()
  const awa = oracle.hand('awa')
  const [first, second] = [awa.next(), awa.next()]
  for (const token of [first, second]) awa.did({ kind: 'write', token })
  awa.told(1)
  return { oracle, awa, first, second }
}

test('an acknowledged word that is missing is a fault, one that was not may be anywhere once', () => {
  const { oracle, first, second } = twoWords()
  expect(oracle.faultsIn('log', tokensOf(''))).toEqual([`log: ${first} is lost`])
  expect(oracle.faultsIn('log', tokensOf(first))).toEqual([])
  expect(oracle.faultsIn('log', tokensOf(`${second}${first}`))).toEqual([])
  expect(oracle.faultsIn('log', tokensOf(`${second} ${first} ${second}`))).toEqual([`log: ${second} is there 2 times`])
})

test('at rest every word must be there', () => {
  const { oracle, first, second } = twoWords()
  expect(oracle.faultsAtRest('memory', tokensOf(first))).toEqual([`memory: ${second} is lost`])
  expect(oracle.faultsAtRest('memory', tokensOf(`${first} ${second}`))).toEqual([])
})

test('what is erased may be gone at once, and must be once that is acknowledged', () => {
  const { oracle, first, second } = twoWords()
  const bruno = oracle.hand('bruno')
  bruno.did({ kind: 'erase', token: first })
  expect(oracle.faultsIn('log', tokensOf(''))).toEqual([])
  expect(oracle.faultsIn('log', tokensOf(first))).toEqual([])
  bruno.told(1)
  expect(oracle.faultsIn('log', tokensOf(first))).toEqual([`log: ${first} is back after it was erased`])
  expect(oracle.faultsIn('log', tokensOf(second))).toEqual([])
})

test('a word nobody wrote is a fault, and a screen cannot know of more than was done', () => {
  const { oracle, awa } = twoWords()
  expect(oracle.faultsIn('log', tokensOf('«awa-000000» «malo-000000»'))).toEqual([
    'log: «malo-000000» was never written',
  ])
  expect(() => awa.told(3)).toThrow('awa was told of 3 acts after 2')
  awa.told(0)
  expect(awa.acknowledged).toBe(1)
})

test('a word cut in two by another is seen as lost', () => {
  const { oracle, first } = twoWords()
  const cut = `${first.slice(0, 5)}x${first.slice(5)}`
  expect(oracle.faultsIn('log', tokensOf(cut))).toEqual([`log: ${first} is lost`])
  expect(tokenSpans(`ab${first}cd`)).toEqual([{ token: first, from: 2, to: 2 + first.length }])
})
