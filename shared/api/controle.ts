import { codeOf, endpoint, id } from './endpoint.ts'
import { z } from './zod.ts'

export const gravites = {
  bloquant: 'Empêche de valider et de publier',
  aCorriger: 'À corriger',
  aVerifier: 'À vérifier',
} as const
export type Gravite = keyof typeof gravites

/** What a check before publication can find. */
export const constats = {
  adresseElectronique: 'Adresse électronique',
  telephone: 'Numéro de téléphone',
  identifiants: 'Mot de passe ou identifiant',
  nomDePersonne: 'Nom d’une personne',
  nomProbable: 'Nom probable d’une personne',
  blocIntrouvable: 'Bloc de données sans source',
  aCompleter: 'Encadré à compléter',
  piloteManquant: 'Pilote ou responsable manquant',
  dateManquante: 'Date manquante',
  noteManquante: 'Note d’avancement manquante',
  objectifVide: 'Objectif vide',
  sortManquant: 'Proposition dont la suite n’est pas dite',
  contradiction: 'État et date ou texte contradictoires',
  sigleNonDeveloppe: 'Sigle non développé',
  commentaireOuvert: 'Commentaire ouvert',
} as const
export type CodeConstat = keyof typeof constats

const lieu = z.discriminatedUnion('sorte', [
  /** In the text itself: the block of `rang`, or its head. */
  z.object({ sorte: z.literal('texte') }),
  z.object({ sorte: z.literal('commentaire'), id }),
  z.object({ sorte: z.literal('fiche'), id }),
  z.object({ sorte: z.literal('livrable'), id }),
  z.object({ sorte: z.literal('sousGroupe'), seanceId: id, id }),
  z.object({ sorte: z.literal('releve'), seanceId: id }),
  z.object({ sorte: z.literal('propositions'), seanceId: id }),
])
export type Lieu = z.infer<typeof lieu>

const constat = z.object({
  code: codeOf(constats),
  gravite: codeOf(gravites),
  phrase: z.string(),
  /** The words it is about, with a few around; null when it is about a blank. */
  extrait: z.string().nullable(),
  /** Rank of the block of the text it is printed in, from 0; null for what stands outside. */
  rang: z.number().int().nullable(),
  /** Where it is corrected. */
  lieu,
})
export type Constat = z.infer<typeof constat>

/** What is kept of one that was said to have been seen: never the words it is about, which may name someone. */
export const constatVu = constat.pick({ code: true, phrase: true })
export type ConstatVu = z.infer<typeof constatVu>

export const controleRestitution = endpoint({
  method: 'get',
  path: '/api/restitutions/:id/controle',
  summary: 'Contrôle avant publication d’une restitution, telle qu’elle est enregistrée maintenant',
  act: 'writeRestitution',
  answer: z.object({ constats: z.array(constat), passages: z.number().int() }),
})
