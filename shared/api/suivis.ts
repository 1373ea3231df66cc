import { etapesActeur } from '../documents/choices.ts'
import { civilDay, codeOf, done, endpoint, id, instant } from './endpoint.ts'
import { z } from './zod.ts'

const day = z.string().nullable()
const seanceDite = z.object({ id, jour: z.string() })

const ligneSuivie = z.object({
  id,
  nature: z.enum(['decision', 'engagement']),
  texte: z.string(),
  qui: z.string().nullable(),
  echeance: day,
  enRetard: z.boolean(),
  seance: seanceDite,
  /** Short title of the sub-group it was said in. */
  sousGroupe: z.string().nullable(),
  faitA: instant.nullable(),
  peutMarquer: z.boolean(),
})
export type LigneSuivie = z.infer<typeof ligneSuivie>

const acteurSuivi = z.object({
  id,
  acteur: z.string(),
  pourquoi: z.string().nullable(),
  contact: z.string().nullable(),
  seance: seanceDite,
  sousGroupe: z.string().nullable(),
  etapes: z.object({ sollicite: day, rejoint: day, present: day }),
  peutMarquer: z.boolean(),
})
export type ActeurSuivi = z.infer<typeof acteurSuivi>

const premiereReunion = z.object({
  seanceId: id,
  sousGroupeId: id,
  documentId: id,
  sousGroupe: z.string(),
  jour: day,
  texte: z.string().nullable(),
  /** Who looks for a date as long as there is none. */
  par: z.string().nullable(),
})
export type PremiereReunionSuivie = z.infer<typeof premiereReunion>

export const getSuivis = endpoint({
  method: 'get',
  path: '/api/groupes/:id/suivis',
  summary:
    'Ce que les séances closes du groupe laissent à suivre : décisions, engagements, acteurs manquants, réunions',
  act: 'readSeance',
  answer: z.object({
    lignes: z.array(ligneSuivie),
    acteurs: z.array(acteurSuivi),
    /** Of the sub-groups of the last closed meeting. */
    reunions: z.array(premiereReunion),
  }),
})
export const markFait = endpoint({
  method: 'put',
  path: '/api/groupes/:id/suivis/:suiviId/fait',
  summary: 'Dit qu’une décision ou un engagement est fait, ou ne l’est pas : animation, ou l’organisme qui en répond',
  act: 'takePart',
  body: z.object({ fait: z.boolean() }),
  answer: done,
})
export const markEtape = endpoint({
  method: 'put',
  path: '/api/groupes/:id/suivis/:suiviId/etapes',
  summary: 'Date une étape d’un acteur manquant, ou la retire : animation, ou membres du sous-groupe qui l’a nommé',
  act: 'takePart',
  body: z.object({ etape: codeOf(etapesActeur), le: civilDay.nullable() }),
  answer: done,
})

const prochaine = z.object({ jour: day, debut: day, fin: day, mots: z.string().nullable(), par: z.string().nullable() })

/** What a person needs to know on coming back, readable in a minute. */
export const getDepuis = endpoint({
  method: 'get',
  path: '/api/depuis',
  summary:
    'Depuis la dernière fois : décidé, fait depuis, ce qui est demandé à la personne, engagements de son organisme',
  act: null,
  answer: z.object({
    organisme: z.string().nullable(),
    demandes: z.array(
      z.discriminatedUnion('nature', [
        /** Proposed days without an answer of theirs. */
        z.object({
          nature: z.literal('dates'),
          seanceId: id,
          documentId: id,
          sousGroupe: z.string(),
          dates: z.number(),
        }),
        /** A sheet they report for, with objectives left. */
        z.object({
          nature: z.literal('fiche'),
          seanceId: id,
          documentId: id,
          sousGroupe: z.string(),
          restent: z.array(z.string()),
        }),
        z.object({
          nature: z.literal('engagement'),
          suiviId: id,
          groupeId: id,
          texte: z.string(),
          echeance: day,
          enRetard: z.boolean(),
        }),
        z.object({
          nature: z.literal('acteur'),
          suiviId: id,
          groupeId: id,
          acteur: z.string(),
          sousGroupe: z.string().nullable(),
        }),
      ]),
    ),
    /** Open commitments of their organisation, late ones first. */
    engagements: z.array(ligneSuivie.extend({ groupeId: id })),
    groupes: z.array(
      z.object({
        id,
        titre: z.string(),
        seance: seanceDite,
        decisions: z.array(ligneSuivie),
        faits: z.array(ligneSuivie),
        /** Actors who were asked, joined or came since. */
        acteurs: z.array(acteurSuivi),
        prochaine,
      }),
    ),
  }),
})
export type Depuis = z.infer<typeof getDepuis.answer>
