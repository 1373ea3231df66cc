import { roles } from '../access/roles.ts'
import { modelesRestitution } from '../documents/modeles-restitution.ts'
import { documentKinds } from '../documents/registry.ts'
import { codeOf, done, endpoint, id, words } from './endpoint.ts'
import { z } from './zod.ts'

export const documentEntry = z.object({
  /** The room to open: `/sync/<id>`. */
  id,
  kind: z.enum(documentKinds as [(typeof documentKinds)[number], ...(typeof documentKinds)[number][]]),
  title: z.string(),
  right: z.enum(['write', 'read']),
})
export type DocumentEntry = z.infer<typeof documentEntry>

/** What a page needs around a document: where it stands and who may write. */
export const getDocument = endpoint({
  method: 'get',
  path: '/api/documents/:id',
  summary: 'Un document : sa nature, son titre, le droit de la personne, sa place dans le plan ou la séance',
  act: 'openDocument',
  answer: documentEntry.extend({
    /** What the person is where it stands: those of a group hold on its documents. */
    roles: z.array(codeOf(roles)),
    seance: z.object({ id, titre: z.string(), jour: z.string() }).nullable(),
    groupe: z.object({ id, titre: z.string() }).nullable(),
    axe: z.object({ id, numero: z.number(), titre: z.string() }).nullable(),
    schema: z.object({ id, titre: z.string() }).nullable(),
  }),
})

export const createLivrable = endpoint({
  method: 'post',
  path: '/api/groupes/:id/livrables',
  summary: 'Crée un livrable du groupe, à compléter ensemble',
  act: 'writeLivrable',
  body: z.object({ intitule: words(500), sousGroupeId: id.nullable().default(null) }),
  answer: z.object({ id }),
})

export const createRestitution = endpoint({
  method: 'post',
  path: '/api/groupes/:id/restitutions',
  summary: 'Crée une restitution co-écrite à partir d’un ou plusieurs instantanés',
  act: 'writeRestitution',
  body: z.object({
    intitule: words(500),
    modele: codeOf(modelesRestitution).default('annuelle'),
    instantanes: z.array(id).min(1).max(50),
  }),
  answer: z.object({ id }),
})

export const removeDocument = endpoint({
  method: 'delete',
  path: '/api/documents/:id',
  summary: 'Retire un livrable ou une restitution de la liste ; son historique est conservé',
  act: 'prepareSeance',
  answer: done,
})
