import { type Manque, manques, type ReleveLine } from '#shared/documents/releve'

export interface ReadLine {
  line: ReleveLine
  /** From 1. */
  rank: number
  of: number
}

const missing: Readonly<Record<Manque, string>> = { qui: 'responsable à désigner', echeance: 'date à fixer' }

/** What a line lacks, in the words to say aloud; null when it lacks nothing. */
export const gapsAloud = (line: ReleveLine): string | null =>
  manques(line)
    .map((m) => missing[m])
    .join(', ') || null

/** The line that is read aloud; past the last one it stays there. Lines still being written are not read. */
export function lineRead(lines: readonly ReleveLine[], page: number): ReadLine | null {
  const written = lines.filter((l) => l.texte.trim() !== '')
  const at = Math.min(page, written.length - 1)
  const line = written[at]
  return line === undefined ? null : { line, rank: at + 1, of: written.length }
}
