/**
 * What was written and erased by whom, what each of them was told is recorded, and what must therefore be found anywhere
 * the text is kept. Words are unique tokens, so that a lost one and a doubled one can be told from all others.
 */
import type * as Y from 'yjs'
import { project } from '#shared/document/project'
import { type DocumentKind, definitionOf } from '#shared/documents/registry'

const TOKEN = /«[a-z][a-z0-9]*-\d{6}»/g

export interface Act {
  kind: 'write' | 'erase'
  token: string
}

/** What one person did, in order. */
export interface Hand {
  readonly name: string
  readonly acts: readonly Act[]
  /** How many of the acts, from the first, are recorded as far as the person was told. */
  readonly acknowledged: number
  next(): string
  did(act: Act): void
  /** The person's own screen says so many of their acts are recorded; it may never take that back. */
  told(count: number): void
}

export interface Oracle {
  hand(name: string): Hand
  readonly hands: readonly Hand[]
  /** Faults of a place that must hold what was acknowledged so far. */
  faultsIn(place: string, found: ReadonlyMap<string, number>): string[]
  /** The same, of what was acknowledged when this was called: for a place that is read while people write. */
  asOfNow(): (place: string, found: ReadonlyMap<string, number>) => string[]
  /** Faults of a place that must hold every act of everyone, each once. */
  faultsAtRest(place: string, found: ReadonlyMap<string, number>): string[]
}

/** How many times each token is found in a text. */
export function tokensOf(text: string): Map<string, number> {
  const found = new Map<string, number>()
  for (const [token] of text.matchAll(TOKEN)) found.set(token, (found.get(token) ?? 0) + 1)
  return found
}

export const tokensIn = (kind: DocumentKind, doc: Y.Doc): Map<string, number> =>
  tokensOf(JSON.stringify(project(definitionOf(kind), doc).value))

/** Where the tokens stand in a text: nobody writes inside one. */
export const tokenSpans = (text: string): { token: string; from: number; to: number }[] =>
  [...text.matchAll(TOKEN)].map(({ 0: token, index: from }) => ({ token, from, to: from + token.length }))

function createHand(name: string): Hand {
  const acts: Act[] = []
  let written = 0
  let acknowledged = 0
  return {
    name,
    acts,
    get acknowledged() {
      return acknowledged
    },
    next: () => `«${name}-${String(written++).padStart(6, '0')}»`,
    did: (act) => void acts.push(act),
    told(count) {
      if (count > acts.length) throw new Error(`${name} was told of ${count} acts after ${acts.length}`)
      acknowledged = Math.max(acknowledged, count)
    },
  }
}

export function createOracle(): Oracle {
  const hands: Hand[] = []

  /** What must be found, given how many acts of each hand count as done. */
  function faults(place: string, found: ReadonlyMap<string, number>, done: (hand: Hand) => number): string[] {
    const written = new Set<string>()
    const erased = new Set<string>()
    const mayBeErased = new Set<string>()
    const known = new Set<string>()
    for (const hand of hands) {
      for (const [i, { kind, token }] of hand.acts.entries()) {
        const isDone = i < done(hand)
        if (kind === 'write') known.add(token)
        if (kind === 'write' && isDone) written.add(token)
        if (kind === 'erase') (isDone ? erased : mayBeErased).add(token)
      }
    }
    const faults: string[] = []
    for (const token of written)
      if (!found.has(token) && !erased.has(token) && !mayBeErased.has(token)) faults.push(`${place}: ${token} is lost`)
    for (const [token, times] of found) {
      if (!known.has(token)) faults.push(`${place}: ${token} was never written`)
      else if (erased.has(token)) faults.push(`${place}: ${token} is back after it was erased`)
      else if (times > 1) faults.push(`${place}: ${token} is there ${times} times`)
    }
    return faults
  }

  return {
    hands,
    hand(name) {
      const hand = createHand(name)
      hands.push(hand)
      return hand
    },
    faultsIn: (place, found) => faults(place, found, (hand) => hand.acknowledged),
    asOfNow() {
      const then = new Map(hands.map((hand) => [hand, hand.acknowledged]))
      return (place, found) => faults(place, found, (hand) => then.get(hand) ?? 0)
    },
    faultsAtRest: (place, found) => faults(place, found, (hand) => hand.acts.length),
  }
}
