import { attendanceErrors } from './attendance-errors.ts'
import type { ErrorEntry } from './error-entry.ts'
import { fileErrors } from './file-errors.ts'
import { publicationErrors } from './publication-errors.ts'
import { restitutionErrors } from './restitution-errors.ts'

/** Every refusal a person can meet: code → status + sentence. A subject file adds its own lines here. */
const table = {
  // ---- any request
  badField: { status: 400, message: 'Un champ n’est pas valable. Corrigez-le puis recommencez.' },
  badJson: { status: 400, message: 'La demande n’est pas lisible. Rechargez la page puis recommencez.' },
  badForm: { status: 400, message: 'Le formulaire n’est pas lisible. Rechargez la page puis recommencez.' },
  notSignedIn: {
    status: 401,
    message:
      'Vous n’êtes pas connecté·e, ou votre accès a expiré. Rejoignez la séance avec son code, ou demandez un lien.',
  },
  crossSite: {
    status: 403,
    message: 'Cette demande vient d’un autre site : elle est refusée. Ouvrez Tour de table puis recommencez.',
  },
  forbidden: { status: 403, message: 'Votre rôle ne permet pas cette action. Demandez à l’animation.' },
  notFound: {
    status: 404,
    message: 'Cela n’existe pas, n’existe plus, ou ne vous est pas ouvert. Vérifiez l’adresse.',
  },
  tooLarge: { status: 413, message: 'La demande est trop volumineuse. Raccourcissez le texte puis recommencez.' },
  notJson: { status: 415, message: 'La demande doit être envoyée en JSON.' },
  internal: {
    status: 500,
    message: 'Le serveur a rencontré une erreur. Votre texte reste sur cet appareil : recommencez dans un instant.',
  },
  unavailable: { status: 503, message: 'Le serveur ne peut pas répondre pour l’instant. Recommencez dans un instant.' },

  // ---- documents over plain requests
  badLine: { status: 400, message: 'Cet envoi n’est pas lisible. Rechargez la page.' },
  // Not a 404: after a restart every page of the room hears it once, and nobody did anything wrong.
  lineGone: { status: 410, message: 'Cette liaison est terminée ; la page en ouvre une autre, sans rien perdre.' },

  // ---- sign-in and links
  wrongCode: { status: 404, message: 'Ce code n’ouvre aucune séance. Vérifiez-le sur l’affiche ou à l’écran.' },
  seanceNotOpen: { status: 410, message: 'L’accueil de cette séance n’est pas ouvert. Demandez à l’animation.' },
  seanceOver: { status: 410, message: 'Cette séance est close : on n’y émarge plus. Vérifiez le code, ou la date.' },
  codeReplaced: {
    status: 410,
    message: 'Ce code a été remplacé. Le nouveau est sur l’affiche et à l’écran.',
  },
  wrongLink: { status: 404, message: 'Ce lien n’ouvre rien. Vérifiez qu’il est complet, ou demandez-en un nouveau.' },
  linkUsed: { status: 410, message: 'Ce lien a déjà servi. Demandez-en un nouveau à la personne qui vous l’a donné.' },
  linkExpired: { status: 410, message: 'Ce lien a expiré. Demandez-en un nouveau à la personne qui vous l’a donné.' },
  linkRevoked: {
    status: 410,
    message: 'Ce lien a été révoqué. Demandez-en un nouveau à la personne qui vous l’a donné.',
  },
  roleTooHigh: { status: 403, message: 'Vous ne pouvez pas donner ce rôle. Demandez à une personne qui administre.' },
  scopeTooWide: {
    status: 403,
    message:
      'Vous ne pouvez ouvrir que vos groupes et vos séances. Choisissez-en un, ou demandez à une personne qui administre.',
  },

  roleEverywhere: {
    status: 400,
    message: 'Ce rôle vaut pour tout l’espace : n’indiquez ni séance ni groupe.',
  },

  ...publicationErrors,

  // ---- meetings
  nobodySigned: {
    status: 409,
    message: 'Personne n’a encore signé : le tour de table commence dès la première signature.',
  },
  wrongPhase: {
    status: 409,
    message: 'L’état de la séance ne le permet pas. Rechargez la page pour voir où elle en est.',
  },
  frozen: { status: 423, message: 'La séance est close : plus rien ne peut y être modifié.' },
  preparationMoved: {
    status: 409,
    message:
      'La préparation a été modifiée ailleurs depuis que vous l’avez ouverte. Relisez ces changements avant d’enregistrer.',
  },
  pointBegun: {
    status: 409,
    message: 'Ce point a commencé : il reste dans cette séance. Dupliquez-le vers la prochaine.',
  },
  pointOrder: {
    status: 400,
    message: 'Un sous-point doit suivre le point qui le contient. Corrigez l’ordre puis recommencez.',
  },
  tooManyPropositions: {
    status: 409,
    message: 'La séance a déjà soixante propositions. Complétez l’une d’elles, ou dites la vôtre à l’animation.',
  },
  ecritureRunning: {
    status: 409,
    message: 'Chacun·e écrit déjà de son côté. Révélez ces textes avant d’en demander d’autres.',
  },
  ecritureClosed: {
    status: 409,
    message: 'Les textes ont déjà été révélés. Copiez le vôtre dans la fiche de votre sous-groupe.',
  },
  ownSousGroupeMissing: {
    status: 409,
    message: 'Choisissez d’abord votre sous-groupe : votre texte ira dans sa fiche.',
  },
  noProposition: { status: 409, message: 'Aucune proposition à départager. Ajoutez-en une d’abord.' },
  gommettesRunning: {
    status: 409,
    message: 'Des gommettes sont déjà en train d’être posées. Révélez-les avant d’en redonner.',
  },
  gommettesClosed: {
    status: 409,
    message: 'On ne pose plus de gommettes : elles ont été révélées, ou pas encore données. Demandez à l’animation.',
  },
  tooManyGommettes: { status: 409, message: 'Vous n’avez pas autant de gommettes. Retirez-en puis recommencez.' },
  organismeGommettes: {
    status: 409,
    message: 'D’autres personnes de votre organisme ont posé une partie de ses gommettes. Retirez-en puis recommencez.',
  },
  noCurrentPoint: { status: 409, message: 'Aucun point n’est en cours. Choisissez-en un dans le déroulé.' },
  sousGroupeWritten: {
    status: 409,
    message:
      'La fiche d’un sous-groupe retiré contient déjà du texte. Gardez ce sous-groupe, ou videz d’abord sa fiche.',
  },
  sousGroupeFini: {
    status: 409,
    message: 'Ce sous-groupe est fusionné ou abandonné. Choisissez-en un autre, ou rouvrez-le.',
  },
  noSousGroupe: { status: 409, message: 'Aucun sous-groupe n’est ouvert. Ajoutez-en un, puis recommencez.' },
  pretNulPart: { status: 409, message: 'Choisissez d’abord votre sous-groupe, puis dites que vous êtes prêt·e.' },
  sousGroupeMissing: { status: 409, message: 'Choisissez d’abord votre sous-groupe, puis appelez l’animation.' },
  notMember: { status: 409, message: 'Cette personne n’est pas dans le sous-groupe. Demandez-lui de le rejoindre.' },
  personUnknown: { status: 404, message: 'Cette personne n’est pas sur la feuille d’émargement. Ajoutez-la d’abord.' },
  sameLigne: { status: 409, message: 'Ce sont la même ligne. Choisissez-en deux différentes.' },
  devicesHold: {
    status: 409,
    message:
      'Les deux lignes ont un appareil coupé ou des modifications en attente, qui pourraient se perdre. Recommencez quand l’un des deux est à jour.',
  },
  twoAccesses: {
    status: 409,
    message:
      'Ces deux personnes ont chacune un accès hors de cette séance. Fermez d’abord celui qui ne sert plus, dans « Administration ».',
  },
  effacerSoi: {
    status: 409,
    message: 'Personne ne s’efface soi-même : demandez-le à une autre personne qui administre l’espace.',
  },
  notRemovable: { status: 409, message: 'Seuls un livrable ou une restitution peuvent être retirés.' },
  conflict: { status: 409, message: 'Quelqu’un l’a modifié entre-temps. Rechargez la page puis recommencez.' },
  axeTaken: { status: 409, message: 'Ce schéma a déjà un axe de ce numéro. Choisissez-le, ou prenez un autre numéro.' },

  enoughAnswers: {
    status: 409,
    message: 'Cette séance a déjà autant de réponses que de personnes. Dites-le à l’animation.',
  },
  tooManyDates: {
    status: 409,
    message: 'Douze dates sont déjà proposées. Retirez-en une, ou choisissez parmi elles.',
  },
  dateRetenue: { status: 409, message: 'Cette date est retenue. Revenez d’abord sur ce choix.' },
  dateAnswered: {
    status: 409,
    message: 'D’autres ont déjà répondu sur cette date : l’animation ou la personne rapporteure peut la retirer.',
  },
  etapeOrdre: {
    status: 409,
    message:
      'Une étape suit celle d’avant, le même jour ou plus tard. Notez d’abord la précédente, ou changez la date.',
  },
  noDate: { status: 409, message: 'Aucune date n’est encore fixée. Fixez-la, puis recommencez.' },
  abandoned: { status: 409, message: 'La demande a été abandonnée : rien n’a été changé.' },

  ...attendanceErrors,

  // ---- what came after the closing
  tooSoon: { status: 429, message: 'Trop d’envois à la fois. Recommencez dans un instant.' },
  tooMany: {
    status: 413,
    message: 'Trop de textes tardifs ont déjà été transmis. Copiez le vôtre et confiez-le à l’animation.',
  },
  lateRefused: {
    status: 409,
    message: 'Ce texte ne peut pas être transmis tel quel. Copiez-le et confiez-le à l’animation.',
  },
  lateCompleted: {
    status: 409,
    message: 'Ce texte a été complété entre-temps. Relisez-le, puis décidez.',
  },
  lateUnreadable: {
    status: 409,
    message: 'Ce texte ne peut plus être repris à sa place. Demandez-le à son auteur ou à son autrice, qui le garde.',
  },
  documentRemoved: {
    status: 409,
    message: 'Ce document a été retiré : ce texte n’y a plus de place. Son auteur ou son autrice le garde.',
  },
  documentFull: {
    status: 409,
    message: 'Le document est plein : ce texte n’y tient plus. Raccourcissez le document, puis recommencez.',
  },
  validated: {
    status: 423,
    message: 'La séance est validée : plus rien ne peut y être repris. Une correction demande une nouvelle version.',
  },

  ...restitutionErrors,

  // ---- snapshots and exports
  ...fileErrors,
  adoptionFuture: {
    status: 400,
    message: 'Le jour de l’adoption n’est pas encore venu. Indiquez le jour où le comité a adopté la fiche.',
  },
  ficheAbsente: {
    status: 409,
    message: 'Aucun instantané de cette fiche ne porte cette adresse. Choisissez-en un autre.',
  },
  noSnapshot: {
    status: 409,
    message: 'Cette séance n’a pas encore d’instantané. Clôturez-la, ou prenez un instantané, puis recommencez.',
  },
  noMeetingInSnapshot: {
    status: 409,
    message:
      'Ce bloc montre ce qui s’est passé en séance, et cet instantané n’est pas celui d’une séance. Choisissez-en un.',
  },
  planOnly: {
    status: 409,
    message:
      'Ce bloc montre ce que le groupe suit ou partage, et cet instantané ne fige que le plan. Choisissez celui du groupe ou d’une séance.',
  },
  noSourceInSnapshot: {
    status: 409,
    message:
      'Cet instantané ne fige qu’un document. Choisissez celui d’une séance, du groupe, de son axe ou de son schéma.',
  },
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof table
export const errors: Record<ErrorCode, ErrorEntry> = table
