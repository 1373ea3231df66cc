import type { ErrorEntry } from './error-entry.ts'

/** Why nothing is put on the public page. */
export const publicationErrors = {
  pasEncoreValidee: { status: 409, message: 'Une restitution se publie une fois validée. Validez-la, puis publiez.' },
  validationEmpechee: {
    status: 409,
    message:
      'Le contrôle a trouvé une personne nommée, une adresse, un numéro ou un mot de passe. Retirez-les du texte, puis validez.',
  },
  publicationEmpechee: {
    status: 409,
    message:
      'Le contrôle a trouvé une personne nommée, une adresse, un numéro ou un mot de passe. Retirez-les du texte, dans une nouvelle version si celle-ci est validée, puis publiez.',
  },
} as const satisfies Record<string, ErrorEntry>
