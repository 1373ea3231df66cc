import { naturesPoint } from '../documents/choices.ts'
import { codeOf, done, endpoint, id } from './endpoint.ts'
import { z } from './zod.ts'

export const reporterPoint = endpoint({
  method: 'post',
  path: '/api/seances/:id/points/:pointId/report',
  summary:
    'Garde un point et ses sous-points pour la prochaine séance du groupe ; déplacé, il quitte celle-ci, sauf s’il a commencé',
  act: 'runSeance',
  body: z.object({ comment: z.enum(['deplacer', 'dupliquer']) }),
  answer: done,
})

const report = z.object({
  id,
  /** Day of the meeting that left it. */
  jour: z.string(),
  /** The item, then its parts. */
  points: z.array(
    z.object({
      numero: z.string().nullable(),
      titre: z.string(),
      nature: codeOf(naturesPoint),
      intervenant: z.string().nullable(),
      duree: z.number().nullable(),
      documentId: id.nullable(),
      lien: z.string().nullable(),
    }),
  ),
})
export type Report = z.infer<typeof report>

export const listReports = endpoint({
  method: 'get',
  path: '/api/groupes/:id/reports',
  summary: 'Les points que des séances ont reportés, tant qu’aucune ne les a repris',
  act: 'prepareSeance',
  answer: z.array(report),
})
