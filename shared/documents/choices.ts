/** Lists of the members' forms: code → label. Codes are stored for ever; labels may be reworded. */

export const etats = {
  aLancer: 'À lancer',
  enCours: 'En cours',
  realisee: 'Réalisée',
  enPause: 'En pause',
  bloquee: 'Bloquée',
  abandonnee: 'Abandonnée',
  aDiscuter: 'À discuter',
} as const
export type Etat = keyof typeof etats

/** États that ask why. */
export const etatsAvecRaison: readonly Etat[] = ['bloquee', 'abandonnee']

/** State of one of the six objectives; nothing stored is « non abordé ». */
export const etatsObjectif = {
  nonAborde: 'Non abordé',
  aFinir: 'À finir',
  traite: 'Traité',
  sansObjet: 'Sans objet',
} as const
export type EtatObjectif = keyof typeof etatsObjectif

export const validations = { oui: 'Oui', non: 'Non', aRevoir: 'À revoir' } as const
export const originesAction = { plan: "Plan d'actions", collective: 'Action collective' } as const

export const naturesLivrable = {
  guide: 'Guide',
  outil: 'Outil',
  etude: 'Étude',
  evenement: 'Événement',
  inventaire: 'Inventaire, recensement',
  boiteAOutils: 'Boîte à outils',
  reseau: 'Réseau, groupe de suivi',
  autre: 'Autre',
} as const

export const statutsLivrable = {
  aProduire: 'À produire',
  enCours: 'En cours',
  aRelire: 'À relire',
  termine: 'Terminé',
  abandonne: 'Abandonné',
} as const

export const naturesReleve = {
  decision: 'Décision',
  engagement: 'Engagement',
  information: 'Information',
  question: 'Question',
  frigo: 'Au frigo',
} as const
export type NatureReleve = keyof typeof naturesReleve

export const modes = { salle: 'En salle', distance: 'À distance' } as const
export type Mode = keyof typeof modes

export const statutsPresence = {
  attendu: 'Attendu·e',
  present: 'Présent·e',
  excuse: 'Excusé·e',
  absent: 'Absent·e',
  represente: 'Représenté·e',
} as const
export type StatutPresence = keyof typeof statutsPresence

/** As whom somebody is expected: the members' seats outlive the people who sit on them. */
export const qualites = {
  membre: 'Membre',
  delegue: 'Délégué·e d’un membre',
  volontaire: 'Volontaire',
  invite: 'Sur invitation',
} as const
export type Qualite = keyof typeof qualites

export const sourcesEmargement = {
  soi: 'Par la personne',
  animation: "Par l'animation",
  papier: 'Depuis le papier',
  table: 'Sur un appareil partagé',
} as const
export type SourceEmargement = keyof typeof sourcesEmargement

/** What became of a proposal. */
export const sortsProposition = {
  aExaminer: 'À examiner',
  retenue: 'Retenue',
  reformulee: 'Reformulée',
  abandonnee: 'Abandonnée',
  differee: 'Différée',
} as const
export type SortProposition = keyof typeof sortsProposition

/** Objectives answered by a text, which each may write alone first. */
export const objectifsEcrits = {
  contours: 'Contours',
  attendus: 'Attendus',
  modalites: 'Modalités de travail',
  livrable: 'Livrable',
} as const
export type ObjectifEcrit = keyof typeof objectifsEcrits

/** Who has so many points to give. */
export const comptesGommettes = { personne: 'Par personne', organisme: 'Par organisme' } as const
export type CompteGommettes = keyof typeof comptesGommettes

export const phases = {
  draft: 'Préparée',
  open: 'Accueil',
  live: 'En séance',
  closed: 'Clôturée',
  validated: 'Validée',
} as const
export type Phase = keyof typeof phases

export const naturesPoint = {
  ouverture: 'Ouverture',
  tourDeTable: 'Tour de table',
  introduction: 'Introduction',
  actualites: 'Actualités',
  suivi: 'Suivi des actions',
  point: 'Point',
  echange: 'Échanges avec les participant·es',
  pause: 'Pause',
  propositions: 'Propositions',
  sousGroupes: 'Travail en sous-groupes',
  miseEnCommun: 'Mise en commun',
  signature: 'Signature',
  cloture: 'À suivre',
} as const
export type NaturePoint = keyof typeof naturesPoint

/** What the projection shows when a facilitator chose it; without a choice it follows the current item. */
export const ecrans = {
  deroule: 'Déroulé',
  tourDeTable: 'Tour de table',
  suivi: 'Suivi des actions',
  propositions: 'Propositions',
  sousGroupes: 'Tous les sous-groupes',
  sousGroupe: 'Un sous-groupe en grand',
  releve: 'Relevé de décisions',
  lecture: 'Relevé lu ligne à ligne',
  code: 'Code pour rejoindre',
} as const
export type Ecran = keyof typeof ecrans

/** A sub-group that ended keeps its sheet: its people went to another, or to none. */
export const etatsSousGroupe = { ouvert: 'Ouvert', fusionne: 'Fusionné', abandonne: 'Abandonné' } as const
export type EtatSousGroupe = keyof typeof etatsSousGroupe

export const signaux = {
  entendsPas: "Je n'entends pas",
  voisPas: 'Je ne vois pas',
  plusLentement: 'Plus lentement',
  question: 'Une question',
  appelAnimation: "Le groupe appelle l'animation",
} as const
export type Signal = keyof typeof signaux
/** What one person says of themselves; a call is made by a sub-group. */
export type PersonalSignal = Exclude<Signal, 'appelAnimation'>

/** What a member says of a day proposed for the first meeting of their sub-group. */
export const reponsesDate = { oui: 'Oui', siBesoin: 'Si besoin', non: 'Non' } as const
export type ReponseDate = keyof typeof reponsesDate

/** What happens to an actor a sub-group missed, in this order; before the first, they are « à solliciter ». */
export const etapesActeur = { sollicite: 'Sollicité', rejoint: 'A rejoint', present: 'Présent' } as const
export type EtapeActeur = keyof typeof etapesActeur

/** Where a person stands in the tour de table. */
export const etatsTour = { attente: 'En attente', encours: 'En cours', fait: 'Fait', passe: 'Passé' } as const
export type EtatTour = keyof typeof etatsTour

export const publics = {
  pleniere: 'Plénière du CDSF',
  secretariat: 'Secrétariat',
  publique: 'Page publique',
} as const

/** What became of a text that came after the closing. */
export const etatsArrivee = { enAttente: 'À examiner', reprise: 'Reprise', ecartee: 'Écartée' } as const
export type EtatArrivee = keyof typeof etatsArrivee

/** How a person is linked to the server, the gravest first. */
export const etatsLiaison = {
  horsLigne: 'Hors ligne',
  muet: 'Ne répond plus',
  http: 'Par HTTP',
  webSocket: 'En direct',
} as const
export type EtatLiaison = keyof typeof etatsLiaison
