import { endpoint, id, instant } from './endpoint.ts'
import { z } from './zod.ts'

/** What can be published, with the word its public address carries. */
export const sortesPublication = { restitution: 'restitutions', releve: 'releves' } as const
export type SortePublication = keyof typeof sortesPublication

/** Where a published document stands, for anyone. */
export const publicPath = (sorte: SortePublication, adresse: string): string =>
  `/public/${sortesPublication[sorte]}/${encodeURIComponent(adresse)}`

export const publication = z.object({
  /** On this server: `/public/…`. */
  chemin: z.string(),
  publieeA: instant,
  role: z.string(),
  instantaneId: id,
  retireeA: instant.nullable(),
})
export type Publication = z.infer<typeof publication>

const standing = z.object({ publication: publication.nullable() })
const published = z.object({
  publication,
  /** Words struck out because they named or gave access to someone. */
  retires: z.number().int(),
})

export const getPublicationRestitution = endpoint({
  method: 'get',
  path: '/api/restitutions/:id/publication',
  summary: 'Ce qui est publié d’une restitution',
  act: 'publish',
  answer: standing,
})
export const publishRestitution = endpoint({
  method: 'post',
  path: '/api/restitutions/:id/publication',
  summary: 'Publie une restitution figée maintenant ; refusé tant que le contrôle l’empêche',
  act: 'publish',
  answer: published,
})
export const withdrawRestitution = endpoint({
  method: 'post',
  path: '/api/restitutions/:id/publication/retrait',
  summary: 'Retire une restitution de la page publique',
  act: 'publish',
  answer: standing,
})
export const getPublicationReleve = endpoint({
  method: 'get',
  path: '/api/seances/:id/publication',
  summary: 'Ce qui est publié du relevé d’une séance',
  act: 'publish',
  answer: standing,
})
export const publishReleve = endpoint({
  method: 'post',
  path: '/api/seances/:id/publication',
  summary: 'Publie le relevé d’une séance validée, sans les données personnelles qu’il contiendrait',
  act: 'publish',
  answer: published,
})
export const withdrawReleve = endpoint({
  method: 'post',
  path: '/api/seances/:id/publication/retrait',
  summary: 'Retire un relevé de la page publique',
  act: 'publish',
  answer: standing,
})
