import { type ReleveLine, saisiPourEnMots } from '#shared/documents/releve'
import type { Frozen } from './frozen.ts'
import type { Nominal } from './participation.ts'

/** In whose names a line was typed on a shared device: by organisation, or by name where names may be printed. */
export function saisiPourDe({ content }: Frozen, noms: readonly Nominal[] | null) {
  const named = new Map((noms ?? []).map((n) => [n.ligneId, n.nom]))
  const lines = new Map(content.presence.map((p) => [p.personId, p]))
  const wordsOf = (personId: string): string | null => {
    const line = lines.get(personId)
    if (line === undefined) return null
    return noms === null ? line.organisme : (named.get(line.ligneId) ?? null)
  }
  return (line: ReleveLine): string | null => saisiPourEnMots(line, wordsOf)
}
