import { type DocumentOf, defineDocument } from '../document/define.ts'
import { choice, day, line, prose, ref, rows, text } from '../document/field.ts'
import { type EtatObjectif, etatsObjectif, naturesLivrable, validations } from './choices.ts'

const etat = (label: string) => choice({ label, choices: etatsObjectif })
/** Said of an objective that is left, for whoever takes it up. */
const motif = (label: string) => line({ label, max: 200 })

/** The output sheet of one sub-group: six objectives, each with its state. */
export const sousGroupe = defineDocument({
  name: 'sous-groupe',
  label: 'Fiche de sous-groupe',
  migrations: [],
  title: (v) => v.intitule,
  shape: {
    intitule: line({ label: 'Action proposée' }),
    contoursEtat: etat('État de l’objectif 1'),
    contoursMotif: motif('Pourquoi l’objectif 1 reste'),
    contours: prose({ label: 'Contours' }),
    contoursValidation: choice({ label: 'Action validée', choices: validations }),
    attendusEtat: etat('État de l’objectif 2'),
    attendusMotif: motif('Pourquoi l’objectif 2 reste'),
    attendus: prose({ label: 'Attendus' }),
    engagements: rows({
      label: 'Engagements',
      one: 'un engagement',
      row: {
        qui: line({ label: 'Qui' }),
        quoi: text({ label: 'S’engage à' }),
        echeance: day({ label: 'Pour le' }),
        saisiPour: ref({ label: 'Saisi pour' }),
      },
    }),
    modalitesEtat: etat('État de l’objectif 3'),
    modalitesMotif: motif('Pourquoi l’objectif 3 reste'),
    modalites: prose({ label: 'Modalités de travail' }),
    acteursEtat: etat('État de l’objectif 4'),
    acteursMotif: motif('Pourquoi l’objectif 4 reste'),
    acteursManquants: rows({
      label: 'Acteurs manquants',
      one: 'un acteur manquant',
      row: {
        acteur: line({ label: 'Acteur' }),
        pourquoi: text({ label: 'Pourquoi' }),
        contact: line({ label: 'Sollicité par' }),
      },
    }),
    livrableEtat: etat('État de l’objectif 5'),
    livrableMotif: motif('Pourquoi l’objectif 5 reste'),
    livrable: prose({ label: 'Livrable' }),
    livrableNature: choice({ label: 'Nature du livrable', choices: naturesLivrable }),
    livrableEcheance: day({ label: 'Échéance du livrable' }),
    premiereReunionEtat: etat('État de l’objectif 6'),
    premiereReunionMotif: motif('Pourquoi l’objectif 6 reste'),
    premiereReunionLe: day({ label: 'Première réunion le' }),
    premiereReunionTexte: line({ label: 'Première réunion, en toutes lettres' }),
    /** Who looks for a date as long as there is none. */
    premiereReunionPar: line({ label: 'Qui propose des dates' }),
    questions: rows({ label: 'Questions ouvertes', one: 'une question', row: { texte: text({ label: 'Question' }) } }),
  },
})
export type SousGroupe = DocumentOf<typeof sousGroupe>

export type CleEtat = Extract<keyof SousGroupe, `${string}Etat`>
type CleMotif = Extract<keyof SousGroupe, `${string}Motif`>

/** The six printed objectives, word for word and in order, with the fields that answer them. */
export const objectifs = [
  {
    cle: 'contours',
    etat: 'contoursEtat',
    motif: 'contoursMotif',
    court: 'contours',
    texte: "Valider l'action à porter et ses contours",
  },
  {
    cle: 'attendus',
    etat: 'attendusEtat',
    motif: 'attendusMotif',
    court: 'attendus et engagement',
    texte: "Préciser les attendus et l'engagement pour les membres du groupe",
  },
  {
    cle: 'modalites',
    etat: 'modalitesEtat',
    motif: 'modalitesMotif',
    court: 'modalités de travail',
    texte: 'Premier échange sur les modalités de travail',
  },
  {
    cle: 'acteurs',
    etat: 'acteursEtat',
    motif: 'acteursMotif',
    court: 'acteurs manquants',
    texte: 'Identifier les acteurs manquants à solliciter autour de la table',
  },
  {
    cle: 'livrable',
    etat: 'livrableEtat',
    motif: 'livrableMotif',
    court: 'livrable',
    texte: 'Préciser le cas échéant le livrable à produire',
  },
  {
    cle: 'premiereReunion',
    etat: 'premiereReunionEtat',
    motif: 'premiereReunionMotif',
    court: 'date de la première réunion',
    texte: 'Etablir la date de la première réunion du groupe à la rentrée',
  },
] as const satisfies readonly { cle: string; etat: CleEtat; motif: CleMotif; court: string; texte: string }[]

/** The state of each objective in order; a blank is « non abordé ». */
export const etatsDesObjectifs = (v: Pick<SousGroupe, CleEtat>): EtatObjectif[] =>
  objectifs.map((o) => v[o.etat] ?? 'nonAborde')

/**
 * The objectives a group still has to finish, in the words of the relevé, each with its reason when one is given; « sans
 * objet » is an answer. Sheets frozen before reasons existed, and live states, have none.
 */
export function objectifsAFinir(v: Pick<SousGroupe, CleEtat> & Partial<Pick<SousGroupe, CleMotif>>): string[] {
  const etats = etatsDesObjectifs(v)
  return objectifs
    .filter((_, i) => etats[i] === 'nonAborde' || etats[i] === 'aFinir')
    .map(({ court, motif }) => (v[motif] ? `${court} (${v[motif]})` : court))
}
