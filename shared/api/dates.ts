import { reponsesDate } from '../documents/choices.ts'
import { blankable, civilDay, codeOf, done, endpoint, id, timeOfDay } from './endpoint.ts'
import { z } from './zod.ts'

const reponse = codeOf(reponsesDate)
/** Organisations that gave an answer, one entry per person: nobody is named. */
const organismes = z.array(z.string().nullable())

const dateProposee = z.object({
  id,
  jour: z.string(),
  debut: z.string().nullable(),
  fin: z.string().nullable(),
  lieu: z.string().nullable(),
  retenue: z.boolean(),
  reponses: z.object({ oui: organismes, siBesoin: organismes, non: organismes }),
  maReponse: reponse.nullable(),
  peutRetirer: z.boolean(),
})
export type DateProposee = z.infer<typeof dateProposee>

export const getDates = endpoint({
  method: 'get',
  path: '/api/seances/:id/sous-groupes/:sousGroupeId/dates',
  summary: 'Les dates proposées pour la première réunion d’un sous-groupe, et ce que ses membres en disent',
  act: 'readSeance',
  answer: z.object({
    dates: z.array(dateProposee),
    /** Members who have answered on no date yet. */
    sansReponse: z.number(),
    /** Members propose and answer; those who run the meeting and the rapporteur choose. */
    peutRepondre: z.boolean(),
    peutChoisir: z.boolean(),
  }),
})
export const proposeDate = endpoint({
  method: 'post',
  path: '/api/seances/:id/sous-groupes/:sousGroupeId/dates',
  summary: 'Propose une date ; la proposer deux fois ne change rien',
  act: 'takePart',
  body: z.object({
    jour: civilDay,
    debut: timeOfDay.nullable().default(null),
    fin: timeOfDay.nullable().default(null),
    lieu: blankable(300).default(null),
  }),
  answer: z.object({ id }),
})
export const withdrawDate = endpoint({
  method: 'delete',
  path: '/api/seances/:id/sous-groupes/:sousGroupeId/dates/:dateId',
  summary: 'Retire une date : la sienne tant que nul autre n’a répondu, ou n’importe laquelle pour qui choisit',
  act: 'takePart',
  answer: done,
})
export const answerDate = endpoint({
  method: 'put',
  path: '/api/seances/:id/sous-groupes/:sousGroupeId/dates/:dateId/reponse',
  summary: 'Répond oui, si besoin ou non à une date ; null retire sa réponse',
  act: 'takePart',
  body: z.object({ reponse: reponse.nullable() }),
  answer: done,
})
export const keepDate = endpoint({
  method: 'put',
  path: '/api/seances/:id/sous-groupes/:sousGroupeId/date-retenue',
  summary: 'Retient une date, ou aucune (animation, rapporteur·e) ; la fiche la porte tant qu’elle peut être écrite',
  act: 'takePart',
  body: z.object({ dateId: id.nullable() }),
  answer: done,
})
