import type { NaturePoint } from '#shared/documents/choices'
import type { NatureOrganisme } from '#shared/documents/organismes'

/** Entries name each other by `cle`; the identifiers stored are random, made when the workspace is loaded. */
export interface SchemaContent {
  cle: string
  sigle: string | null
  titre: string
  anneeDebut: number | null
  anneeFin: number | null
  courant: boolean
  signature: string | null
  signataires: string[]
  note: string | null
}

export interface AxeContent {
  cle: string
  schema: string
  numero: number
  titre: string
}

export interface ActionContent {
  axe: string
  numero: number | null
  titre: string
  transversale: boolean
}

export interface OrganismeContent {
  cle: string
  nom: string
  sigle: string | null
  nature: NatureOrganisme
  parent: string | null
}

interface OrganismeCite {
  organisme: string
  precision: string | null
}

export interface FicheContent {
  axe: string
  numero: string
  intitule: string
  prioritesTitre: string | null
  priorites: string[]
  pilotes: OrganismeCite[]
  acteurs: OrganismeCite[]
  indicateurs: string[]
  actionsCles: string[]
  /** `avancement`: one paragraph per line. */
  actions: { intitule: string; avancement: string[]; avancementLe: string }[]
}

export interface GroupeContent {
  cle: string
  schema: string
  axe: string | null
  titre: string
  comite?: true
}

export interface RessourceContent {
  titre: string
  editeur: string | null
  url: string | null
  accesRestreint: boolean
  description: string | null
}

interface SousPointContent {
  numero: string | null
  titre: string
}

export interface SeanceContent {
  groupe: string
  schema: string
  titre: string
  jour: string
  debut: string | null
  fin: string | null
  lieu: string | null
  ordreDuJour: { numero: string | null; titre: string }[]
  points: (SousPointContent & { nature: NaturePoint; intervenant?: string; points?: SousPointContent[] })[]
  cadre: string[]
  actualites: { axe: number | null; textes: string[] }[]
  propositions: { titre: string; titreCourt: string | null }[]
}
