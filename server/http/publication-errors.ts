import type { ErrorEntry } from './error-entry.ts'

/** Why nothing is put on the public page. */
export const publicationErrors = {
  pasEncoreValidee: { status: 409, message: 'Une restitution se publie une fois validée. Validez-la, puis publiez.' },
  validationEmpechee: {
    status: 409,
    message:
      'Le contrôle a trouvé une personne nommée, une adresse, un numéro, un mot de passe ou un encadré « à compléter » resté vide. Retirez-les du texte, ou remplissez l’encadré, puis validez.',
  },
  publicationEmpechee: {
    status: 409,
    message:
      'Le contrôle a trouvé une personne nommée, une adresse, un numéro, un mot de passe ou un encadré « à compléter » resté vide. Retirez-les du texte, ou remplissez l’encadré, dans une nouvelle version si celle-ci est validée, puis publiez.',
  },
} as const satisfies Record<string, ErrorEntry>
