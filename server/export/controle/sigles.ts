import { sigles } from '#shared/documents/sigles'
import type { Passage } from './passages.ts'

/** An acronym no reader of this document can find the meaning of, where it first stands. */
export interface SigleNu {
  sigle: string
  developpe: string | null
  connu: boolean
  passage: Passage
  at: number
}

const fold = (words: string): string =>
  words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const mixed = [...sigles.keys()].filter((s) => s !== s.toUpperCase())
const acronym = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:\p{Lu}{2,8}\d{0,3}|${mixed.join('|')})(?![\p{L}\p{N}])`, 'gu')
const roman = /^[IVX]{1,6}$/
/** Said as words by everyone. */
const everyday = new Set([
  'OK',
  'PDF',
  'SMS',
  'TV',
  'CV',
  'CD-ROM',
  'DVD',
  'URL',
  'FAQ',
  'QR',
  'SIRET',
  'SIREN',
  'SHA',
  'PS',
  'NB',
  'RDV',
  'USB',
])

/** A line typed in capitals shouts; it holds no acronym that can be told from its words. */
function shouts(words: string): boolean {
  const long = words.match(/\p{L}{4,}/gu) ?? []
  return long.length > 1 && long.filter((w) => w === w.toUpperCase()).length > long.length / 2
}

/** Letters of the acronym in the order of first letters: « Lieu d’accueil enfants-parents » for LAEP. */
function initialsSay(words: string, sigle: string): boolean {
  const initials = fold(words)
    .split(' ')
    .map((w) => w.charAt(0))
  let from = 0
  for (const letter of fold(sigle).replace(/\d/g, '')) {
    const at = initials.indexOf(letter, from)
    if (at < 0) return false
    from = at + 1
  }
  return true
}

const forms = (sigle: string): string[] => {
  const developpe = sigles.get(sigle) ?? null
  return developpe === null ? [] : [...sigles].filter(([, d]) => d === developpe).map(([s]) => s)
}

/** Written out beside it somewhere: « … (SIGLE) », « SIGLE (…) », « SIGLE : … ». */
function isWrittenOut(sigle: string, document: string): boolean {
  const before = new RegExp(String.raw`([^().;:!?\n]{4,160})[\s,]*[(«–—]\s*${sigle}\s*[)»–—,]`, 'gu')
  const after = new RegExp(String.raw`(?<![\p{L}\p{N}])${sigle}\s*(?:\(|:|=|,\s|[–—]\s)\s*([^().;:!?\n]{4,160})`, 'gu')
  const tail = (words: string): string => words.trim().split(/\s+/).slice(-14).join(' ')
  const head = (words: string): string => words.trim().split(/\s+/).slice(0, 14).join(' ')
  return (
    [...document.matchAll(before)].some(([, w = '']) => initialsSay(tail(w), sigle)) ||
    [...document.matchAll(after)].some(([, w = '']) => initialsSay(head(w), sigle))
  )
}

/** Acronyms of a document that it explains nowhere, once each. */
export function siglesNus(document: readonly Passage[]): SigleNu[] {
  const whole = document.map((p) => p.words).join('\n')
  const folded = fold(whole)
  const seen = new Set<string>()
  const found: SigleNu[] = []
  for (const passage of document) {
    const loud = shouts(passage.words)
    for (const { 0: sigle, index } of passage.words.matchAll(acronym)) {
      const connu = sigles.has(sigle)
      if (seen.has(sigle) || everyday.has(sigle) || (!connu && (roman.test(sigle) || loud))) continue
      const developpe = sigles.get(sigle) ?? null
      const spellings = developpe === null ? [sigle] : forms(sigle)
      for (const s of spellings) seen.add(s)
      const said = developpe !== null && folded.includes(fold(developpe))
      if (said || spellings.some((s) => isWrittenOut(s, whole))) continue
      found.push({ sigle, developpe, connu, passage, at: index })
    }
  }
  return found
}
