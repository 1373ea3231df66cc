import { no, ok } from '#server/services'
import type { DocumentRow } from '#server/store/document-store'
import type { Identity } from '#server/store/erasure-store'
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
    return written.filter((d) => says(read.get(d.id)?.value, wanted))
  }

  return {
    /** What the erasure of a person leaves behind. Null when there is nobody of that id, or not any more. */
    async effacementDe(personId: string) {
      const found = await find(personId)
      if (found === null) return no('notFound')
      const { who, homonyms } = found
      const [documents, instantanes] = await Promise.all([documentsNaming(who.nom), erasure.snapshotsWith(who.nom)])
      return ok({
        homonymes: homonyms,
        documents: documents.map(({ id, title: titre, kind, seanceId }) => ({ id, titre, kind, seanceId })),
        instantanes,
      })
    },

    async effacerPersonne(personId: string, by: By) {
      const found = await find(personId)
      if (found === null) return no('notFound')
      const { who, homonyms } = found
      if (who.ids.includes(by.personId)) return no('effacerSoi')
      const at = clock()
      await erasure.erase(who, { by: by.personId, at, elsewhere: homonyms === 0 })
      await people.note({ at, act: 'personne.effacement', personId: by.personId, subject: personId, detail: null })
      for (const id of who.ids) access.changed({ personId: id })
      for (const id of who.seanceIds) await mirrors.refresh(id)
      await erasure.forgetHistory(who.seanceIds)
      return ok({ ok: true as const })
    },
  }
}
