import { statutsRestitution } from '../access/restitution-steps.ts'
import { constatVu } from './controle.ts'
import { documentEntry } from './documents.ts'
import { codeOf, done, endpoint, id, instant } from './endpoint.ts'
import { publication } from './publications.ts'
import { z } from './zod.ts'

const statut = codeOf(statutsRestitution)

/** A restitution in a list. */
export const restitutionEntry = documentEntry.extend({ statut })
export type RestitutionEntry = z.infer<typeof restitutionEntry>

export const getRestitution = endpoint({
  method: 'get',
  path: '/api/restitutions/:id',
  summary: 'Le statut d’une restitution, ses étapes, ses versions et ce que la personne peut en faire',
  act: 'reviewRestitution',
  answer: z.object({
    statut,
    /** Steps this person may take now. */
    etapesPossibles: z.array(statut),
    /** By organisation, as everything that leaves the group. */
    etapes: z.array(
      z.object({
        ...{ statut, at: instant, organisme: z.string().nullable(), fonction: z.string().nullable() },
        /** What the check had found and was said to have been seen; none for reviewers. */
        constatsVus: z.array(constatVu),
      }),
    ),
    /** Where anyone reads it, or since when they no longer do; null for what was never published. */
    publication: publication.nullable(),
    versionDe: restitutionEntry.nullable(),
    versions: z.array(restitutionEntry),
    peutFaireVersion: z.boolean(),
  }),
})

export const passerRestitution = endpoint({
  method: 'post',
  path: '/api/restitutions/:id/statut',
  summary: 'Fait passer une restitution à l’étape suivante ; la valider la fige',
  act: 'writeRestitution',
  /** `vu`: what the check found and lets through was read; validating is refused without it when there is any. */
  body: z.object({ statut, vu: z.boolean().default(false) }),
  answer: done,
})

export const nouvelleVersion = endpoint({
  method: 'post',
  path: '/api/restitutions/:id/versions',
  summary: 'Crée une nouvelle version, qui part du texte figé d’une restitution validée',
  act: 'writeRestitution',
  answer: z.object({ id }),
})
