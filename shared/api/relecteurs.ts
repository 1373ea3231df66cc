import { avisRelecture } from '../access/restitution-steps.ts'
import { blankable, codeOf, done, endpoint, id, instant } from './endpoint.ts'
import { getBloc } from './instantanes.ts'
import { z } from './zod.ts'

const relecture = z.object({
  avis: codeOf(avisRelecture).nullable(),
  avisA: instant.nullable(),
  /** It was about a text that was submitted again since. */
  perime: z.boolean(),
})
const relecteur = relecture.extend({
  id,
  organisme: z.string().nullable(),
  fonction: z.string().nullable(),
  /** Last time their link was followed. */
  ouvertA: instant.nullable(),
  expireA: instant,
  /** Their link no longer opens anything. */
  retireA: instant.nullable(),
  commentaires: z.number().int(),
})
export type Relecteur = z.infer<typeof relecteur>

/** The address is only shown when it is made. */
const newLink = z.object({ id, url: z.string() })

export const getRelecteurs = endpoint({
  method: 'get',
  path: '/api/restitutions/:id/relecteurs',
  summary: 'Qui relit une restitution : lien ouvert ou non, commentaires, avis',
  act: 'writeRestitution',
  answer: z.array(relecteur),
})

export const nommerRelecteur = endpoint({
  method: 'post',
  path: '/api/restitutions/:id/relecteurs',
  summary: 'Nomme un relecteur ou une relectrice, par organisme ou fonction, et crée son lien personnel',
  act: 'writeRestitution',
  body: z
    .object({ organisme: blankable(200), fonction: blankable(200) })
    .refine(({ organisme, fonction }) => organisme !== null || fonction !== null, {
      error: 'Dites un organisme ou une fonction.',
    }),
  answer: newLink,
})

export const renouvelerLienRelecteur = endpoint({
  method: 'post',
  path: '/api/restitutions/:id/relecteurs/:relecteurId/lien',
  summary: 'Donne un nouveau lien à qui relit ; celui d’avant ne sert plus',
  act: 'writeRestitution',
  answer: newLink,
})

export const retirerLienRelecteur = endpoint({
  method: 'delete',
  path: '/api/restitutions/:id/relecteurs/:relecteurId/lien',
  summary: 'Retire le lien de qui relit : ses accès sont fermés aussitôt, ses commentaires restent',
  act: 'writeRestitution',
  answer: done,
})

export const retirerRelecteur = endpoint({
  method: 'delete',
  path: '/api/restitutions/:id/relecteurs/:relecteurId',
  summary: 'Retire de la liste qui relit, avec son lien ; ses commentaires restent',
  act: 'writeRestitution',
  answer: done,
})

/** What the person says of a restitution they were asked to read; null when nobody asked them. */
export const getMaRelecture = endpoint({
  method: 'get',
  path: '/api/restitutions/:id/relecture',
  summary: 'Ce que la personne a dit de la restitution qu’on lui a donnée à relire',
  act: 'reviewRestitution',
  answer: z.object({ relecture: relecture.nullable() }),
})

export const donnerAvis = endpoint({
  method: 'post',
  path: '/api/restitutions/:id/avis',
  summary: 'Dit, pour qui relit : lu, rien à redire, ou à corriger',
  act: 'reviewRestitution',
  body: z.object({ avis: codeOf(avisRelecture) }),
  answer: done,
})

/** For who reads the restitution without reading the snapshots. */
export const getBlocCite = endpoint({
  method: 'get',
  path: '/api/restitutions/:id/blocs/:instantaneId/:bloc',
  summary: 'Un bloc de données d’une restitution, tiré d’un instantané qu’elle cite',
  act: 'reviewRestitution',
  query: ['cle', 'depuis'],
  answer: getBloc.answer,
})
