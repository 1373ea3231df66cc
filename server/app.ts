import { Hono } from 'hono'
import { mountAcces } from './http/acces.ts'
import { mountAccesParLien } from './http/acces-par-lien.ts'
import { mountAccueil } from './http/accueil.ts'
import { mountAgenda } from './http/agenda.ts'
import { mountAnimation } from './http/animation.ts'
import type { AppServices } from './http/app-services.ts'
import { mountArrivees } from './http/arrivees.ts'
import { mountClientFiles } from './http/client-files.ts'
import { mountCode } from './http/code.ts'
import { mountCommentaires } from './http/commentaires.ts'
import { mountComparaison } from './http/comparaison.ts'
import { mountConduite } from './http/conduite.ts'
import { mountControle } from './http/controle.ts'
import { mountDates } from './http/dates.ts'
import { mountDocumentFige } from './http/document-fige.ts'
import { mountDocuments } from './http/documents.ts'
import { mountEcritures } from './http/ecritures.ts'
import { mountEmargement } from './http/emargement.ts'
import { mountEssai } from './http/essai.ts'
import { mountEvaluation } from './http/evaluation.ts'
import { mountFallbacks } from './http/fallbacks.ts'
import { mountFiles } from './http/files.ts'
import { mountGroupes } from './http/groupes.ts'
import { mountHealth } from './http/health.ts'
import { mountInstantanes } from './http/instantanes.ts'
import { mountInvitations } from './http/invitations.ts'
import { mountLegal } from './http/legal.ts'
import { mountLiaisons } from './http/liaisons.ts'
import { mountLiens } from './http/liens.ts'
import { mountLigne } from './http/ligne.ts'
import { mountMiseEnCommun } from './http/mise-en-commun.ts'
import { mountModele } from './http/modele.ts'
import { mountMoi } from './http/moi.ts'
import { mountOpenapi } from './http/openapi.ts'
import { mountParole } from './http/parole.ts'
import { mountPersonnes } from './http/personnes.ts'
import { mountPropositions } from './http/propositions.ts'
import { mountPublic } from './http/public.ts'
import { mountPublications } from './http/publications.ts'
import { mountReferences } from './http/references.ts'
import { mountRefusalBurst } from './http/refusal-burst.ts'
import { mountRejoindre } from './http/rejoindre.ts'
import { mountRelecteurs } from './http/relecteurs.ts'
import { mountReports } from './http/reports.ts'
import { mountReprise } from './http/reprise.ts'
import { mountRestitutions } from './http/restitutions.ts'
import { mountSchemas } from './http/schemas.ts'
import { mountSeances } from './http/seances.ts'
import { mountSecurity } from './http/security.ts'
import { mountSousGroupes } from './http/sous-groupes.ts'
import { mountSuivis } from './http/suivis.ts'
import { mountTable } from './http/table.ts'

export type { AppServices } from './http/app-services.ts'

/** One line per subject file of `http/`, in any order. */
const subjects: readonly ((app: Hono, services: AppServices) => void)[] = [
  mountHealth,
  mountOpenapi,
  mountRejoindre,
  mountAccesParLien,
  mountLegal,
  mountMoi,
  mountLiens,
  mountAcces,
  mountPersonnes,
  mountModele,
  mountAccueil,
  mountSchemas,
  mountRestitutions,
  mountCommentaires,
  mountRelecteurs,
  mountGroupes,
  mountSuivis,
  mountSeances,
  mountReprise,
  mountReports,
  mountInvitations,
  mountAnimation,
  mountParole,
  mountConduite,
  mountSousGroupes,
  mountTable,
  mountMiseEnCommun,
  mountPropositions,
  mountEcritures,
  mountAgenda,
  mountCode,
  mountDates,
  mountEmargement,
  mountEvaluation,
  mountLiaisons,
  mountArrivees,
  mountDocuments,
  mountInstantanes,
  mountComparaison,
  mountDocumentFige,
  mountControle,
  mountPublications,
  mountPublic,
  mountReferences,
  mountFiles,
  mountLigne,
  mountEssai,
]

export function createApp(services: AppServices): Hono {
  const app = new Hono()
  mountRefusalBurst(app, services)
  mountSecurity(app, services)
  for (const mount of subjects) mount(app, services)
  mountClientFiles(app, services)
  mountFallbacks(app, services)
  return app
}
