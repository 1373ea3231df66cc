import type { NatureOrganisme } from '#shared/documents/organismes'
import { plainWords } from '#shared/plain-words'

interface Known {
  nom: string
  sigle: string | null
  nature: string
}

/** Words that tell the kind of an organisation nobody recorded: what people type of themselves is free text. */
const tellingWords: readonly (readonly [RegExp, NatureOrganisme])[] = [
  [/^(ville|commune|mairie|municipalite)s?\b/, 'municipality'],
  [/\bcaf\b|\ballocations familiales\b/, 'caf'],
  [/\bept\b|\betablissement public territorial\b/, 'ept'],
  [/\bcd ?93\b|\bconseil departemental\b|\bdepartement\b|\bpmi\b/, 'department'],
  [/\bprefecture\b|\beducation nationale\b|\bdrieets\b/, 'state'],
  [/\buniversite\b|\blaboratoire\b|\buspn\b/, 'university'],
  [/\bregion\b/, 'region'],
  [/\bmsa\b/, 'msa'],
  [/\bassociation\b|\breseau\b/, 'association'],
]

/** The kind an organisation is counted under: a known one by its name or initials, else by its words, else « Autres ». */
export function createNatureOf(known: readonly Known[]): (organisme: string | null) => string {
  const names = known.flatMap(({ nom, sigle, nature }) =>
    [nom, sigle].flatMap((name) => (name === null ? [] : [{ name: plainWords(name), nature }])),
  )
  const exact = new Map(names.map(({ name, nature }) => [name, nature]))
  // The longest name first: « Service des crèches du Département » before « Département ».
  const within = [...names].sort((a, b) => b.name.length - a.name.length)
  return (organisme) => {
    if (organisme === null) return 'other'
    const words = plainWords(organisme)
    const found =
      exact.get(words) ??
      tellingWords.find(([word]) => word.test(words))?.[1] ??
      within.find(({ name }) => name.length > 2 && ` ${words} `.includes(` ${name} `))?.nature
    return found ?? 'other'
  }
}
