import { no, ok } from '#server/services'
import type { DocumentRow } from '#server/store/document-store'
import type { Identity } from '#server/store/erasure-store'
import { publicPath } from '#shared/api/publications'
import { definitionOf, documentKinds } from '#shared/documents/registry'
import { plainWords } from '#shared/plain-words'
import type { By, CommandNeeds } from './needs.ts'

/** The name, words in a row, somewhere in what a document says. */
function says(value: unknown, nom: string): boolean {
  if (typeof value === 'string') return ` ${plainWords(value)} `.includes(` ${nom} `)
  if (typeof value !== 'object' || value === null) return false
  return Object.values(value).some((part) => says(part, nom))
}

/** Erasing a person at their request: shown before, done once, for every row that was ever made for them. */
export function effacementCommands({ seances, rooms, access, mirrors, people, clock }: CommandNeeds) {
  const { erasure } = seances

  async function find(personId: string): Promise<{ who: Identity; homonyms: number } | null> {
    const all = await erasure.identities()
    const who = all.find((p) => p.ids.includes(personId))
    if (who === undefined) return null
    const nom = plainWords(who.nom)
    return { who, homonyms: all.filter((p) => p !== who && plainWords(p.nom) === nom).length }
  }

  /** Documents people wrote in which the name stands: theirs to correct. */
  async function documentsNaming(nom: string): Promise<DocumentRow[]> {
    const wanted = plainWords(nom)
    const kinds = documentKinds.filter((kind) => definitionOf(kind).mirror !== true)
    const written = (await Promise.all(kinds.map((kind) => seances.documents.ofKind(kind)))).flat()
    if (wanted === '') return []
    const read = await rooms.read(written.map((d) => d.id))
    // What is said of a restitution stands beside it, not in it.
    const beside = async ({ id, kind }: DocumentRow) =>
      kind !== 'restitution'
        ? []
        : (await seances.commentaires.ofDocument(id)).flatMap(({ texte, citation, reponses }) => [
            ...[texte, citation],
            ...reponses.map((r) => r.texte),
          ])
    const naming = await Promise.all(
      written.map(async (d) => says(read.get(d.id)?.value, wanted) || says(await beside(d), wanted)),
    )
    return written.filter((_, i) => naming[i])
  }

  /** Taken up where it was stopped as often as it is asked: the name leaves each sheet, then what the sheet was before. */
  async function finish(seanceIds: readonly string[]): Promise<void> {
    for (const id of seanceIds) await mirrors.refresh(id)
    await erasure.forgetHistory(seanceIds)
  }

  return {
    /** What the erasure of a person leaves behind. Null when there is nobody of that id, or not any more. */
    async effacementDe(personId: string) {
      const found = await find(personId)
      if (found === null) return no('notFound')
      const { who, homonyms } = found
      const [documents, instantanes, published] = await Promise.all([
        documentsNaming(who.nom),
        erasure.snapshotsWith(who.nom),
        erasure.published(),
      ])
      const nom = plainWords(who.nom)
      return ok({
        homonymes: homonyms,
        documents: documents.map(({ id, title: titre, kind, seanceId }) => ({ id, titre, kind, seanceId })),
        instantanes,
        publications: published
          .filter((p) => says(p.outline, nom))
          .map(({ sorte, adresse, outline }) => ({ titre: outline.titre, chemin: publicPath(sorte, adresse) })),
      })
    },

    async effacerPersonne(personId: string, by: By) {
      const found = await find(personId)
      if (found === null) {
        const left = await erasure.unfinished(personId)
        if (left.length === 0) return no('notFound')
        await finish(left)
        return ok({ ok: true as const })
      }
      const { who, homonyms } = found
      if (who.ids.includes(by.personId)) return no('effacerSoi')
      const at = clock()
      await erasure.erase(who, { by: by.personId, at, elsewhere: homonyms === 0 })
      await people.note({ at, act: 'personne.effacement', personId: by.personId, subject: personId, detail: null })
      for (const id of who.ids) access.changed({ personId: id })
      await finish(who.seanceIds)
      return ok({ ok: true as const })
    },

    /** What a stop of the server left of an erasure. */
    finirEffacements: async () => finish(await erasure.unfinished()),
  }
}
