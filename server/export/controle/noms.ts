import { sameName } from '#shared/documents/releve'
import type { Trouve } from './coordonnees.ts'
import type { Passage } from './passages.ts'

/** Somebody who signed, as the attendance list names them. */
export interface Personne {
  nom: string
  organisme: string | null
  fonction: string | null
}

interface Token {
  word: string
  at: number
  end: number
  capital: boolean
}

const fold = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const tokensOf = (words: string): Token[] =>
  [...words.matchAll(/\p{L}[\p{L}\p{M}]*/gu)].map(({ 0: word, index }) => ({
    ...{ word: fold(word), at: index, end: index + word.length, capital: /^\p{Lu}/u.test(word) },
  }))

/** How a person may be written: whole in either order, with an initial, by the family name alone. */
interface Formes {
  certaines: readonly (readonly string[])[]
  initiale: string
  famille: readonly string[]
}

function formesOf(nom: string): Formes | null {
  const parts = nom
    .trim()
    .split(/\s+/)
    .map((p) => tokensOf(p).map((t) => t.word))
  const raw = nom.trim().split(/\s+/)
  const [first, ...others] = parts
  if (first === undefined) return null
  const family = others.flat()
  if (family.length === 0) return { certaines: [], initiale: '', famille: first }
  // « NOM Prénom »: capitals tell which is which.
  const upper = (w: string | undefined) => w !== undefined && w.length > 1 && w === w.toUpperCase()
  const reversed = upper(raw[0]) && !upper(raw.at(-1))
  const [given, last] = reversed ? [parts.at(-1) ?? [], parts.slice(0, -1).flat()] : [first, family]
  return {
    certaines: [
      [...given, ...last],
      [...last, ...given],
    ],
    initiale: given[0]?.charAt(0) ?? '',
    famille: last,
  }
}

const civilites = new Set([
  'm',
  'mm',
  'mme',
  'mmes',
  'mlle',
  'monsieur',
  'madame',
  'dr',
  'docteur',
  'docteure',
  'pr',
  'maitre',
])
/** Offices a civility is said with; « Madame la Préfète » is nobody’s name. */
const offices =
  /^(?:l[ea]s?|maires?|prefete?s?|president\w*|directeur\w*|directrice\w*|ministre|secretaire|senat\w+|depute\w*|defenseure?|conseill\w+|vice|inspect\w+|procureure?|recteur|rectrice|adjointe?|chef\w*|responsable|delegue\w*|x+|y|untel\w*)$/

/** At most a space, a dash, an apostrophe or a point between the words of one name. */
const together = (words: string, a: Token, b: Token): boolean => /^[\s\-‑’'.,]{1,3}$/u.test(words.slice(a.end, b.at))

function startsAt(words: string, tokens: readonly Token[], i: number, seq: readonly string[]): boolean {
  return seq.every((w, k) => {
    const [token, before] = [tokens[i + k], tokens[i + k - 1]]
    return token?.word === w && (k === 0 || (before !== undefined && together(words, before, token)))
  })
}

/** What names people in the passages of one document. */
export function nomsDans(personnes: readonly Personne[], document: readonly Passage[]): (passage: Passage) => Trouve[] {
  // Someone who signed as their organisation or their office is not named by it.
  const named = personnes.filter(
    ({ nom, organisme, fonction }) => !sameName(nom, organisme) && !sameName(nom, fonction),
  )
  const formes = [...new Set(named.map((p) => p.nom.trim()))].flatMap((nom) => formesOf(nom) ?? [])
  // A family name that the document also writes as a common word is one.
  const common = new Set(document.flatMap((p) => tokensOf(p.words).flatMap((t) => (t.capital ? [] : [t.word]))))
  const byFirst = new Map<string, Formes[]>()
  for (const f of formes)
    for (const seq of [...f.certaines, f.famille]) {
      const key = seq[0] ?? ''
      byFirst.set(key, [...(byFirst.get(key) ?? []), f])
    }

  return ({ words }) => {
    const tokens = tokensOf(words)
    const found: Trouve[] = []
    const add = (code: Trouve['code'], from: Token, to: Token) => {
      const span = { code, at: from.at, length: to.end - from.at }
      if (!found.some((f) => f.at < to.end && from.at < f.at + f.length)) found.push(span)
    }
    // Whole names first: what is certain hides what is only probable in the same words.
    for (const certain of [true, false]) {
      tokens.forEach((token, i) => {
        const before = tokens[i - 1]
        const near = before !== undefined && together(words, before, token) ? before : null
        for (const f of byFirst.get(token.word) ?? []) {
          const whole = f.certaines.find((seq) => startsAt(words, tokens, i, seq))
          if (certain && whole !== undefined) add('nomDePersonne', token, tokens[i + whole.length - 1] ?? token)
          if (!startsAt(words, tokens, i, f.famille)) continue
          const last = tokens[i + f.famille.length - 1] ?? token
          const initial = near !== null && near.word === f.initiale && near.capital
          if (certain && near !== null && (initial || civilites.has(near.word))) add('nomDePersonne', near, last)
          const own = token.capital && f.famille.join('').length >= 4 && f.famille.some((w) => !common.has(w))
          if (!certain && own) add('nomProbable', token, last)
        }
        const said = near !== null && civilites.has(near.word) && near.capital && token.capital
        if (!certain && said && near.end - near.at <= 8 && token.word.length > 1 && !offices.test(token.word))
          add('nomProbable', near, token)
      })
    }
    return found
  }
}
