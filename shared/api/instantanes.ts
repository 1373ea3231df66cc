import { codeOf, endpoint, id, instant, words } from './endpoint.ts'
import { enRetard, sans } from './liaisons.ts'
import { block } from './outline.ts'
import { z } from './zod.ts'

const instantaneBref = z.object({
  id,
  libelle: z.string(),
  seanceId: id.nullable(),
  groupeId: id.nullable(),
  prisA: instant,
  /** SHA-256 in hexadecimal. */
  empreinte: z.string(),
  documents: z.number().int(),
  /** « groupe », « axe », « schema »; null for a meeting or a document alone. */
  portee: z.object({ sorte: z.string(), id, titre: z.string() }).nullable(),
  /** Day of the meeting it was taken of; an answer kept on a device since before does not say it. */
  seanceJour: z.string().nullable().optional(),
  /** Title of its group, where it is not the one that was asked about. */
  groupe: z.string().nullable(),
  /** Whether its group is a committee; an answer kept on a device since before does not say it. */
  comite: z.boolean().optional(),
  /** The axis, the scheme, else the group whose fiches it holds: two snapshots that share it can be compared. */
  couvre: id.nullable(),
})
export type InstantaneBref = z.infer<typeof instantaneBref>

export const listInstantanes = endpoint({
  method: 'get',
  path: '/api/groupes/:id/instantanes',
  summary: 'Les instantanés d’un groupe, les plus récents d’abord',
  act: 'readSnapshots',
  answer: z.array(instantaneBref),
})
export const takeInstantane = endpoint({
  method: 'post',
  path: '/api/seances/:id/instantanes',
  summary: 'Prend un instantané de la séance, après avoir attendu ce qui est en chemin ; nomme les personnes en retard',
  act: 'takeSnapshot',
  body: z.object({ libelle: words(120), sans }),
  answer: z.union([z.object({ ok: z.literal(true), id, empreinte: z.string() }), enRetard]),
})
const pris = z.object({ id, empreinte: z.string() })

/** What can be frozen from the page of a group. */
export const porteesDuGroupe = { groupe: 'Le groupe', axe: 'L’axe', schema: 'Le schéma' } as const
export type PorteeDuGroupe = keyof typeof porteesDuGroupe
export const takeInstantaneDuGroupe = endpoint({
  method: 'post',
  path: '/api/groupes/:id/instantanes',
  summary: 'Prend un instantané nommé du groupe, de son axe ou de son schéma, à une même position du journal',
  act: 'takeSnapshot',
  body: z.object({ libelle: words(120), portee: codeOf(porteesDuGroupe) }),
  answer: pris,
})
export const listInstantanesDuDocument = endpoint({
  method: 'get',
  path: '/api/documents/:id/instantanes',
  summary: 'Les instantanés qui contiennent un document, les plus récents d’abord',
  act: 'readSnapshots',
  answer: z.array(instantaneBref),
})
export const takeInstantaneDuDocument = endpoint({
  method: 'post',
  path: '/api/documents/:id/instantanes',
  summary: 'Prend un instantané nommé d’un document seul',
  act: 'takeSnapshot',
  body: z.object({ libelle: words(120) }),
  answer: pris,
})
/** Reading view: accessible HTML made by the same code as the exports. */
export const getInstantane = endpoint({
  method: 'get',
  path: '/api/instantanes/:id',
  summary: 'Un instantané : sa place dans la chaîne et ce qu’il contient',
  act: 'readSnapshots',
  answer: instantaneBref.extend({
    precedente: z.string().nullable(),
    chaineIntacte: z.boolean(),
    /** Whether what it froze may be read as it stands today; an answer kept on a device since before does not say it. */
    litPresent: z.boolean().optional(),
    contenu: z.array(z.object({ documentId: id, kind: z.string(), title: z.string() })),
  }),
})

/** What a data block of a restitution shows, drawn from its snapshot by the code that writes the exports. */
export const getBloc = endpoint({
  method: 'get',
  path: '/api/instantanes/:id/blocs/:bloc',
  summary: 'Un bloc de données d’une restitution, tiré d’un instantané',
  act: 'readSnapshots',
  /**
   * `cle`: one fiche (document id) or one sub-group; `depuis`: the earlier snapshot of what changed; `debut`, `fin`: the
   * period of the restitution it stands in.
   */
  query: ['cle', 'depuis', 'debut', 'fin'],
  answer: z.object({ titre: z.string(), libelle: z.string(), empreinte: z.string(), blocs: z.array(block) }),
})
