import type { ErrorEntry } from './error-entry.ts'

/** Why a restitution, its steps or its comments stay as they are. */
export const restitutionErrors = {
  restitutionSettled: {
    status: 423,
    message: 'Cette restitution est validée : elle ne change plus. Créez une nouvelle version pour la corriger.',
  },
  restitutionMoved: {
    status: 409,
    message: 'Cette étape ne suit pas celle où en est la restitution. Rechargez la page pour voir son statut.',
  },
  notSettled: {
    status: 409,
    message: 'Cette restitution n’est pas validée : elle se corrige directement, sans nouvelle version.',
  },
  nomsPublics: {
    status: 409,
    message:
      'Cette restitution est destinée à la page publique, publiée ou archivée : elle s’exporte sans nom de personne.',
  },
  nomsIntrouvables: {
    status: 409,
    message:
      'Cette restitution n’a ni participation, ni décisions, ni engagements d’une séance dont vous lisez l’émargement : elle s’exporte sans nom de personne.',
  },
  controleNonVu: {
    status: 409,
    message:
      'Le contrôle a trouvé des points à lire avant cette étape. Ouvrez « Contrôler », lisez-les, puis dites les avoir vus.',
  },
  notTheirComment: { status: 403, message: 'Un commentaire n’est retiré que par qui l’a écrit. Répondez-y plutôt.' },
  commentAnswered: {
    status: 409,
    message: 'Ce commentaire a une réponse : il reste. Marquez-le résolu.',
  },
  notReviewer: { status: 403, message: 'L’avis est celui des personnes à qui l’animation a demandé de relire.' },
  notSubmitted: {
    status: 409,
    message: 'L’avis se donne une fois la restitution soumise. Vos commentaires sont déjà lus.',
  },
} as const satisfies Record<string, ErrorEntry>
