import type { ErrorEntry } from './error-entry.ts'

/** Refusals about who is there, and on whose device. */
export const attendanceErrors = {
  hasArrived: {
    status: 409,
    message: 'Cette personne est arrivée : sa ligne reste sur la feuille. Si c’est une erreur, corrigez son statut.',
  },
  ownDevice: {
    status: 409,
    message: 'Une de ces personnes a signé sur son propre appareil : elle y répond elle-même. Retirez-la de la liste.',
  },
  otherTable: {
    status: 409,
    message: 'Une de ces personnes est déjà autour d’un autre appareil. Retirez-la de la liste, ou de l’autre table.',
  },
  tableFull: { status: 400, message: 'Douze personnes au plus autour d’un appareil. Prenez-en un second.' },
  notAtTable: {
    status: 409,
    message: 'Cette personne ne partage pas votre appareil. Dites d’abord qui est autour.',
  },
  noLigne: { status: 404, message: 'Vous n’avez pas émargé cette séance. Rejoignez-la avec son code.' },
  onlyFromPaper: {
    status: 409,
    message: 'La séance est close : seules les lignes de la feuille papier peuvent encore être ajoutées.',
  },
} as const satisfies Record<string, ErrorEntry>
