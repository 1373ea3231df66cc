import type { Hono } from 'hono'
import { can } from '#shared/access/can'
import { isSettled } from '#shared/access/restitution-steps'
import {
  type Auteur,
  commenter,
  getCommentaires,
  reglerCommentaire,
  repondreCommentaire,
  retirerCommentaire,
} from '#shared/api/commentaires'
import { ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

/** Comments on the passages of a restitution. */
export function mountCommentaires(app: Hono, services: AppServices): void {
  const { seances, commands } = services

  route(app, getCommentaires, services, async ({ params: { id }, actor: { personId }, roles }) => {
    const fils = await seances.commentaires.ofDocument(id)
    const ids = fils.flatMap((f) => [f.personId, f.resoluPar ?? f.personId, ...f.reponses.map((r) => r.personId)])
    const people = await seances.people.titles([...new Set(ids)])
    const auteur = (who: string): Auteur => ({
      ...(people.get(who) ?? { organisme: null, fonction: null, effacee: true }),
      moi: who === personId,
    })
    const said = (row: { id: string; personId: string; at: number; texte: string }) => ({
      ...{ id: row.id, at: row.at, texte: row.texte },
      auteur: auteur(row.personId),
    })
    const settled = isSettled((await seances.restitutions.standing(id)).statut)
    const validates = can(roles, 'validateRestitution')
    return ok({
      ouverte: !settled,
      commentaires: fils.map((f) => ({
        ...said(f),
        ...{ ancre: f.ancre, citation: f.citation, resoluA: f.resoluA },
        resoluPar: f.resoluPar === null ? null : auteur(f.resoluPar),
        reponses: f.reponses.map(said),
        peutRegler: !settled && (f.personId === personId || can(roles, 'writeRestitution')),
        peutRetirer: validates || (!settled && f.personId === personId && f.reponses.length === 0),
      })),
    })
  })

  route(app, commenter, services, ({ params, body, actor: { personId }, roles }) =>
    commands.commenter(params.id, body, { personId, roles }),
  )
  route(app, repondreCommentaire, services, ({ params, body, actor: { personId }, roles }) =>
    commands.repondreCommentaire(params.id, params.commentaireId, body.texte, { personId, roles }),
  )
  route(app, reglerCommentaire, services, ({ params, body, actor: { personId }, roles }) =>
    commands.reglerCommentaire(params.id, params.commentaireId, body.resolu, { personId, roles }),
  )
  route(app, retirerCommentaire, services, ({ params, actor: { personId }, roles }) =>
    commands.retirerCommentaire(params.id, params.commentaireId, { personId, roles }),
  )
}
