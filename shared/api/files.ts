import type { Act } from '../access/can.ts'

export interface FileEndpoint {
  readonly path: string
  readonly summary: string
  readonly act: Act
}

/** Files people download or print. `?noms=1` gives the names of the attendance list; without it, organisations only. */
export const files = {
  compteRenduHtml: {
    path: '/api/seances/:id/compte-rendu.html',
    summary: 'Compte rendu de la séance close, HTML accessible',
    act: 'exportFiles',
  },
  compteRenduDocx: {
    path: '/api/seances/:id/compte-rendu.docx',
    summary: 'Compte rendu de la séance close, DOCX',
    act: 'exportFiles',
  },
  releveHtml: {
    path: '/api/seances/:id/releve.html',
    summary: 'Relevé de décisions tel qu’il est maintenant, HTML accessible',
    act: 'readSeance',
  },
  releveDocx: {
    path: '/api/seances/:id/releve.docx',
    summary: 'Relevé de décisions tel qu’il est maintenant, DOCX',
    act: 'readSeance',
  },
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
  restitutionHtml: {
    path: '/api/restitutions/:id/restitution.html',
    summary: 'Restitution, HTML accessible',
    act: 'exportFiles',
  },
  restitutionDocx: {
    path: '/api/restitutions/:id/restitution.docx',
    summary: 'Restitution, DOCX',
    act: 'exportFiles',
  },
  instantaneHtml: {
    path: '/api/instantanes/:id/lecture.html',
    summary: 'Lecture d’un instantané',
    act: 'readSnapshots',
  },
} as const satisfies Record<string, FileEndpoint>
