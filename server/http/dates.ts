import type { Hono } from 'hono'
import { can } from '#shared/access/can'
import { answerDate, getDates, keepDate, proposeDate, withdrawDate } from '#shared/api/dates'
import type { ReponseDate } from '#shared/documents/choices'
import { no, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

/** The first meeting of a sub-group, by the access people came to the meeting with. */
export function mountDates(app: Hono, services: AppServices): void {
  const { commands, seances } = services

  route(app, getDates, services, async ({ params: { id, sousGroupeId }, actor: { personId }, roles }) => {
    const groupe = await seances.sousGroupes.get(id, sousGroupeId)
    if (groupe === null) return no('notFound')
    const members = (await seances.sousGroupes.affectations(id))
      .filter((a) => a.sousGroupeId === sousGroupeId)
      .map((a) => a.personId)
    const reponses = await seances.dates.reponses(sousGroupeId)
    const organismes = await seances.people.organismes([...new Set(reponses.map((r) => r.personId))])
    const answered = new Set(reponses.map((r) => r.personId))
    const peutChoisir = can(roles, 'runSeance') || groupe.rapporteurId === personId
    return ok({
      dates: (await seances.dates.ofSousGroupe(sousGroupeId)).map(({ retenueA, ...date }) => {
        const here = reponses.filter((r) => r.dateId === date.id)
        const who = (reponse: ReponseDate) =>
          here.filter((r) => r.reponse === reponse).map((r) => organismes.get(r.personId) ?? null)
        const alone = here.every((r) => r.personId === personId)
        return {
          ...date,
          retenue: retenueA !== null,
          reponses: { oui: who('oui'), siBesoin: who('siBesoin'), non: who('non') },
          maReponse: here.find((r) => r.personId === personId)?.reponse ?? null,
          peutRetirer: retenueA === null && (peutChoisir || (date.personId === personId && alone)),
        }
      }),
      sansReponse: members.filter((m) => !answered.has(m)).length,
      peutRepondre: can(roles, 'takePart') && (peutChoisir || members.includes(personId)),
      peutChoisir,
    })
  })
  route(app, proposeDate, services, ({ params, body, actor: { personId }, roles }) =>
    commands.proposeDate(params.id, params.sousGroupeId, body, { personId, roles }),
  )
  route(app, withdrawDate, services, ({ params, actor: { personId }, roles }) =>
    commands.withdrawDate(params.id, params.sousGroupeId, params.dateId, { personId, roles }),
  )
  route(app, answerDate, services, ({ params, body, actor: { personId }, roles }) =>
    commands.answerDate(params.id, params.sousGroupeId, { dateId: params.dateId, ...body }, { personId, roles }),
  )
  route(app, keepDate, services, ({ params, body, actor: { personId }, roles }) =>
    commands.keepDate(params.id, params.sousGroupeId, body.dateId, { personId, roles }),
  )
}
