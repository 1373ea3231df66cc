import { inArray } from 'drizzle-orm'
import { type AnnonceStore, sqliteAnnonceStore } from './annonce-store.ts'
import { type ArriveeStore, sqliteArriveeStore } from './arrivee-store.ts'
import { type CommentaireStore, sqliteCommentaireStore } from './commentaire-store.ts'
import { type ConduiteStore, sqliteConduiteStore } from './conduite-store.ts'
import { type DateStore, sqliteDateStore } from './date-store.ts'
import type { Db } from './db.ts'
import { type DirectStore, sqliteDirectStore } from './direct-store.ts'
import { type DocumentStore, sqliteDocumentStore } from './document-store.ts'
import { type EcritureStore, sqliteEcritureStore } from './ecriture-store.ts'
import { type EmargementStore, sqliteEmargementStore } from './emargement-store.ts'
import { type ErasureStore, PERSONNE_EFFACEE, sqliteErasureStore } from './erasure-store.ts'
import { type EvaluationStore, sqliteEvaluationStore } from './evaluation-store.ts'
import { type FusionStore, sqliteFusionStore } from './fusion-store.ts'
import { type GommetteStore, sqliteGommetteStore } from './gommette-store.ts'
import { type MeetingStore, sqliteMeetingStore } from './meeting-store.ts'
import { type PointStore, sqlitePointStore } from './point-store.ts'
import { type PreparationStore, sqlitePreparationStore } from './preparation-store.ts'
import { type PropositionStore, sqlitePropositionStore } from './proposition-store.ts'
import { type ReportStore, sqliteReportStore } from './report-store.ts'
import { type RestitutionStore, sqliteRestitutionStore } from './restitution-store.ts'
import { type SousGroupeStore, sqliteSousGroupeStore } from './sous-groupe-store.ts'
import { type SuiviStore, sqliteSuiviStore } from './suivi-store.ts'
import { personnes } from './tables.ts'
import { sqliteTourStore, type TourStore } from './tour-store.ts'

interface Titre {
  organisme: string | null
  fonction: string | null
  /** Nobody is told any more who it was. */
  effacee: boolean
}

export interface PersonStore {
  /** For what is shown to everyone: names are not asked for. */
  organismes(personIds: readonly string[]): Promise<Map<string, string | null>>
  /** By what people are called where names are not shown. */
  titles(personIds: readonly string[]): Promise<Map<string, Titre>>
  /** For those who run the meeting alone. */
  named(personIds: readonly string[]): Promise<Map<string, { nom: string; organisme: string | null }>>
}

/** Everything a meeting is made of, one narrow store per part. */
export interface SeanceStore {
  readonly meetings: MeetingStore
  readonly preparation: PreparationStore
  readonly points: PointStore
  readonly reports: ReportStore
  readonly propositions: PropositionStore
  readonly gommettes: GommetteStore
  readonly ecritures: EcritureStore
  readonly sousGroupes: SousGroupeStore
  readonly dates: DateStore
  readonly emargements: EmargementStore
  readonly fusions: FusionStore
  readonly direct: DirectStore
  readonly tours: TourStore
  readonly evaluations: EvaluationStore
  readonly conduites: ConduiteStore
  readonly annonces: AnnonceStore
  readonly documents: DocumentStore
  readonly restitutions: RestitutionStore
  readonly commentaires: CommentaireStore
  readonly suivis: SuiviStore
  readonly arrivees: ArriveeStore
  readonly people: PersonStore
  readonly erasure: ErasureStore
}

const titreOf = ({ nom, organisme, fonction }: Omit<Titre, 'effacee'> & { nom: string }): Titre => ({
  ...{ organisme, fonction },
  effacee: nom === PERSONNE_EFFACEE,
})

export function sqliteSeanceStore(db: Db): SeanceStore {
  return {
    meetings: sqliteMeetingStore(db),
    preparation: sqlitePreparationStore(db),
    points: sqlitePointStore(db),
    reports: sqliteReportStore(db),
    propositions: sqlitePropositionStore(db),
    gommettes: sqliteGommetteStore(db),
    ecritures: sqliteEcritureStore(db),
    sousGroupes: sqliteSousGroupeStore(db),
    dates: sqliteDateStore(db),
    emargements: sqliteEmargementStore(db),
    fusions: sqliteFusionStore(db),
    direct: sqliteDirectStore(db),
    tours: sqliteTourStore(db),
    evaluations: sqliteEvaluationStore(db),
    conduites: sqliteConduiteStore(db),
    annonces: sqliteAnnonceStore(db),
    documents: sqliteDocumentStore(db),
    restitutions: sqliteRestitutionStore(db),
    commentaires: sqliteCommentaireStore(db),
    suivis: sqliteSuiviStore(db),
    arrivees: sqliteArriveeStore(db),
    erasure: sqliteErasureStore(db),
    people: {
      async organismes(personIds) {
        const rows = db
          .select({ id: personnes.id, organisme: personnes.organisme })
          .from(personnes)
          .where(inArray(personnes.id, [...personIds]))
          .all()
        return new Map(rows.map((r) => [r.id, r.organisme]))
      },
      async titles(personIds) {
        const { id, nom, organisme, fonction } = personnes
        const rows = db
          .select({ id, nom, organisme, fonction })
          .from(personnes)
          .where(inArray(id, [...personIds]))
          .all()
        return new Map(rows.map((p) => [p.id, titreOf(p)]))
      },
      async named(personIds) {
        const { id, nom, organisme } = personnes
        const rows = db
          .select({ id, nom, organisme })
          .from(personnes)
          .where(inArray(id, [...personIds]))
          .all()
        return new Map(rows.map((r) => [r.id, { nom: r.nom, organisme: r.organisme }]))
      },
    },
  }
}
