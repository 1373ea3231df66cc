import type { Act } from '../access/can.ts'
import { formats, prints } from './prints.ts'

export interface FileEndpoint {
  readonly path: string
  readonly summary: string
  readonly act: Act
}

/** Files of one format each; what is taken away in several is in `prints.ts`. */
export const files = {
  seanceIcs: {
    path: '/api/seances/:id/seance.ics',
    summary: 'La séance, pour un agenda : à joindre à l’invitation',
    act: 'readSeance',
  },
  prochaineIcs: {
    path: '/api/seances/:id/prochaine-seance.ics',
    summary: 'La prochaine séance, pour un agenda ; refusé tant qu’elle est à fixer',
    act: 'readSeance',
  },
  premiereReunionIcs: {
    path: '/api/seances/:id/sous-groupes/:sousGroupeId/premiere-reunion.ics',
    summary: 'La première réunion d’un sous-groupe, pour un agenda ; refusé tant qu’elle est à fixer',
    act: 'readSeance',
  },
} as const satisfies Record<string, FileEndpoint>

/** Every file there is, one address each. */
export const allFiles: readonly FileEndpoint[] = [
  ...Object.values(prints).flatMap(({ path, summary, act, formats: offered }) =>
    offered.map((format) => ({ path: `${path}.${format}`, summary: `${summary}, ${formats[format].label}`, act })),
  ),
  ...Object.values(files),
]
