/**
 * Why the server ends a sync connection. Codes 4400–4499 are final: the client must not knock again by itself;
 * others may be retried. The sentences are what people read.
 */
export const closeCodes = {
  sessionExpired: { code: 4401, sentence: 'Votre accès a expiré. Rejoignez de nouveau la séance avec le code.' },
  forbidden: { code: 4403, sentence: 'Vous n’avez pas accès à ce document.' },
  unknownRoom: { code: 4404, sentence: 'Ce document n’existe pas ou n’existe plus.' },
  badMessage: { code: 4400, sentence: 'Un message incompréhensible a été reçu. Rechargez la page.' },
  tooLarge: { code: 4413, sentence: 'Ce qui a été collé est trop volumineux. Votre texte est gardé en brouillon.' },
  readOnly: { code: 4405, sentence: 'Vous pouvez lire ce document, pas y écrire. Votre texte est gardé en brouillon.' },
  frozen: { code: 4423, sentence: 'La séance est close. Votre texte est gardé en brouillon.' },
  usurpation: {
    code: 4409,
    sentence: 'Cette modification ne peut pas vous être attribuée. Votre texte est gardé en brouillon.',
  },
  invalidContent: {
    code: 4422,
    sentence: 'Cette modification n’est pas d’une forme connue. Votre texte est gardé en brouillon.',
  },
  reloadNeeded: {
    code: 4426,
    sentence:
      'Une nouvelle version est en place. Rechargez la page : ce que vous avez tapé est gardé sur cet appareil.',
  },
  tooManyPages: {
    code: 4429,
    sentence: 'Trop de pages sont ouvertes avec votre accès. Fermez-en, puis rechargez celle-ci.',
  },
  slowConsumer: { code: 4508, sentence: 'La connexion est trop lente ; nouvel essai.' },
  unavailable: { code: 4503, sentence: 'Ce document ne peut pas être ouvert pour le moment ; nouvel essai.' },
  restarting: { code: 1012, sentence: 'Le serveur redémarre ; la connexion reprend seule.' },
} as const

export type CloseReason = keyof typeof closeCodes

/** Codes after which a refused text must be kept as a draft: the server never took it. */
export const draftReasons: readonly CloseReason[] = ['tooLarge', 'readOnly', 'frozen', 'usurpation', 'invalidContent']

export const closeReasonOf = (code: number): CloseReason | null =>
  (Object.keys(closeCodes) as CloseReason[]).find((r) => closeCodes[r].code === code) ?? null

export const isFinal = (code: number): boolean => code >= 4400 && code <= 4499
