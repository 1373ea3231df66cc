import { no, ok } from '#server/services'
import { newId } from '#server/store/ids'
import { can } from '#shared/access/can'
import { isSettled } from '#shared/access/restitution-steps'
import type { Ancre } from '#shared/prose/ancre'
import type { By, CommandNeeds } from './needs.ts'

const done = ok({ ok: true as const })

/** Comments on a restitution: rows beside the text, so that whoever may not write in it may still comment on it. */
export function commentaireCommands({ seances, clock }: CommandNeeds) {
  const { commentaires } = seances

  /** Why nothing may be said of it, or null. */
  async function closed(documentId: string) {
    const document = await seances.documents.get(documentId)
    if (document?.kind !== 'restitution' || document.removedAt !== null) return no('notFound')
    return isSettled((await seances.restitutions.standing(documentId)).statut) ? no('restitutionSettled') : null
  }
  async function commentOf(documentId: string, id: string) {
    const refused = await closed(documentId)
    if (refused !== null) return refused
    const found = await commentaires.get(id)
    return found?.documentId === documentId ? ok(found) : no('notFound')
  }

  return {
    async commenter(documentId: string, said: { ancre: Ancre; citation: string; texte: string }, { personId }: By) {
      const refused = await closed(documentId)
      if (refused !== null) return refused
      const id = newId()
      await commentaires.add({ ...said, id, documentId, personId, at: clock(), resoluA: null, resoluPar: null })
      return ok({ id })
    },

    async repondreCommentaire(documentId: string, commentaireId: string, texte: string, { personId }: By) {
      const found = await commentOf(documentId, commentaireId)
      if (!found.ok) return found
      const id = newId()
      await commentaires.answer({ id, commentaireId, personId, at: clock(), texte })
      return ok({ id })
    },

    /** By those who write the text, or its author. Two may press it at once: the first one settled it. */
    async reglerCommentaire(documentId: string, commentaireId: string, resolu: boolean, { personId, roles }: By) {
      const found = await commentOf(documentId, commentaireId)
      if (!found.ok) return found
      if (found.value.personId !== personId && !can(roles, 'writeRestitution')) return no('forbidden')
      if ((found.value.resoluA !== null) === resolu) return done
      const by = resolu ? { resoluA: clock(), resoluPar: personId } : { resoluA: null, resoluPar: null }
      await commentaires.settle(commentaireId, by)
      return done
    },

    /** Who validates may take away any thread, whenever: what names a person must be able to go. */
    async retirerCommentaire(documentId: string, commentaireId: string, { personId, roles }: By) {
      const row = await commentaires.get(commentaireId)
      if (row?.documentId !== documentId) return no('notFound')
      if (can(roles, 'validateRestitution')) {
        await commentaires.remove(commentaireId)
        return done
      }
      if (row.personId !== personId) return no('notTheirComment')
      const refused = await closed(documentId)
      if (refused !== null) return refused
      return (await commentaires.removeUnanswered(commentaireId)) ? done : no('commentAnswered')
    },
  }
}
