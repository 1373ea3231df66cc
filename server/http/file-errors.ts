import type { ErrorEntry } from './error-entry.ts'

/** Why a file is not written. */
export const fileErrors = {
  formatAbsent: {
    status: 409,
    message:
      'Ce format demande une partie de LibreOffice qui n’est pas installée sur ce serveur. Choisissez-en un autre.',
  },
  fileFailed: {
    status: 500,
    message:
      'Le fichier n’a pas pu être écrit ; rien n’est perdu de ce qu’il reprend. Recommencez dans un instant, ou choisissez un autre format. Si cela dure, prévenez la personne qui tient le serveur.',
  },
} as const satisfies Record<string, ErrorEntry>
