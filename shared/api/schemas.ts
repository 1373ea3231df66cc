import { phases } from '../documents/choices.ts'
import { documentEntry } from './documents.ts'
import { blankable, codeOf, endpoint, id, words } from './endpoint.ts'
import { restitutionEntry } from './restitutions.ts'
import { z } from './zod.ts'

const axeBref = z.object({ id, numero: z.number(), titre: z.string() })

const schemaBref = z.object({
  id,
  sigle: z.string().nullable(),
  titre: z.string(),
  /** « 2024-2026 », « à partir de 2014 » */
  periode: z.string(),
  courant: z.boolean(),
})

const seanceBreve = z.object({
  id,
  titre: z.string(),
  jour: z.string(),
  debut: z.string().nullable(),
  fin: z.string().nullable(),
  lieu: z.string().nullable(),
  phase: codeOf(phases),
  groupeId: id.nullable(),
  groupe: z.string().nullable(),
})
export type SeanceBreve = z.infer<typeof seanceBreve>

export const getAccueil = endpoint({
  method: 'get',
  path: '/api/accueil',
  summary: 'Les séances, les restitutions et les groupes que la personne peut ouvrir',
  act: null,
  answer: z.object({
    seances: z.array(seanceBreve),
    groupes: z.array(z.object({ id, titre: z.string(), comite: z.boolean(), axe: axeBref.nullable() })),
    restitutions: z.array(restitutionEntry),
    schemas: z.array(schemaBref),
  }),
})

export const getSchema = endpoint({
  method: 'get',
  path: '/api/schemas/:id',
  summary: 'Un schéma : ses axes, leurs fiches, ses groupes ; pour les anciens, leurs actions telles que numérotées',
  act: 'readSchemas',
  answer: schemaBref.extend({
    signature: z.string().nullable(),
    signataires: z.array(z.string()),
    note: z.string().nullable(),
    axes: z.array(axeBref.extend({ fiches: z.array(documentEntry.extend({ numero: z.string().nullable() })) })),
    /** Actions of a scheme kept as printed: a number is never invented. */
    actions: z.array(
      z.object({ id, axeId: id, numero: z.number().nullable(), titre: z.string(), transversale: z.boolean() }),
    ),
    groupes: z.array(z.object({ id, titre: z.string() })),
  }),
})

export const getAxe = endpoint({
  method: 'get',
  path: '/api/axes/:id',
  summary: 'Un axe et ses fiches, triées 1.1, 1.2, 1.10, 5',
  act: 'readSchemas',
  answer: axeBref.extend({
    schema: schemaBref,
    fiches: z.array(documentEntry.extend({ numero: z.string().nullable() })),
    actualites: z.array(z.string()),
  }),
})

export const getGroupe = endpoint({
  method: 'get',
  path: '/api/groupes/:id',
  summary: 'Un groupe de travail : séances, livrables, restitutions, ressources, règles',
  act: 'readSchemas',
  answer: z.object({
    id,
    titre: z.string(),
    /** It gathers every group of its scheme. */
    comite: z.boolean(),
    /** Those it gathers, in their order; none for another group, and not in an answer kept on a device since before. */
    reunis: z.array(z.object({ id, titre: z.string() })).optional(),
    axe: axeBref.nullable(),
    schema: schemaBref,
    seances: z.array(seanceBreve),
    livrables: z.array(
      documentEntry.extend({
        nature: z.string().nullable(),
        statut: z.string().nullable(),
        echeance: z.string().nullable(),
        porteur: z.string().nullable(),
      }),
    ),
    restitutions: z.array(restitutionEntry),
    ressources: z.array(
      z.object({
        id,
        titre: z.string(),
        editeur: z.string().nullable(),
        url: z.string().nullable(),
        accesRestreint: z.boolean(),
        description: z.string().nullable(),
      }),
    ),
    peutPreparer: z.boolean(),
    /** Takes part in one of its meetings: sees what they left to follow. */
    peutSuivre: z.boolean(),
  }),
})

const annee = z.number().int().min(1900).max(2200).nullable().default(null)

/** Where an empty workspace begins: a group, with the scheme and the axis it belongs to when they do not exist yet. */
export const createGroupe = endpoint({
  method: 'post',
  path: '/api/groupes',
  summary: 'Crée un groupe de travail, avec son schéma et son axe s’ils n’existent pas encore',
  act: 'administer',
  body: z.object({
    titre: words(300),
    schema: z.union([
      z.object({ id }),
      z.object({ titre: words(300), sigle: blankable(40).default(null), anneeDebut: annee, anneeFin: annee }),
    ]),
    axe: z
      .union([z.object({ id }), z.object({ numero: z.number().int().min(1).max(99), titre: words(500) })])
      .nullable()
      .default(null),
    /** A committee: it gathers every group of the scheme and follows all the axes, so `axe` is not read. */
    comite: z.boolean().default(false),
  }),
  answer: z.object({ id }),
})

export const createFiche = endpoint({
  method: 'post',
  path: '/api/axes/:id/fiches',
  summary: 'Ajoute une fiche action à un axe, à compléter ensemble',
  act: 'administer',
  body: z.object({ numero: blankable(12).default(null), intitule: words(500) }),
  answer: z.object({ id }),
})
