/** The only file that puts features together: one line per page, each loaded when it is first opened. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent as page } from '@tanstack/react-router'
import { NotFound, Opening, PageFailed } from '#client/shell/outcomes'
import { Shell } from '#client/shell/shell'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound })
const at = <P extends string>(path: P) => ({ getParentRoute: () => root, path })

const routeTree = root.addChildren([
  createRoute({ ...at('/'), component: page(() => import('#client/features/accueil/accueil-page'), 'AccueilPage') }),
  createRoute({
    ...at('/schemas/$id'),
    component: page(() => import('#client/features/schema/schema-page'), 'SchemaPage'),
  }),
  createRoute({ ...at('/axes/$id'), component: page(() => import('#client/features/schema/axe-page'), 'AxePage') }),
  createRoute({
    ...at('/axes/$id/suivi'),
    component: page(() => import('#client/features/fiches/suivi-page'), 'SuiviPage'),
  }),
  createRoute({
    ...at('/fiches/$documentId'),
    component: page(() => import('#client/features/fiches/fiche-page'), 'FichePage'),
  }),
  createRoute({
    ...at('/fiches/$documentId/evolutions'),
    component: page(() => import('#client/features/fiches/evolutions-page'), 'EvolutionsPage'),
  }),
  createRoute({
    ...at('/groupes/$id'),
    component: page(() => import('#client/features/groupe/groupe-page'), 'GroupePage'),
  }),
  createRoute({
    ...at('/groupes/$id/seances/nouvelle'),
    component: page(() => import('#client/features/preparation/nouvelle-seance-page'), 'NouvelleSeancePage'),
  }),
  createRoute({
    ...at('/groupes/$id/instantanes'),
    component: page(() => import('#client/features/instantanes/instantanes-page'), 'InstantanesPage'),
  }),
  createRoute({
    ...at('/seances/$id'),
    component: page(() => import('#client/features/seance/seance-page'), 'SeancePage'),
  }),
  createRoute({
    ...at('/seances/$id/preparer'),
    component: page(() => import('#client/features/preparation/preparer-page'), 'PreparerPage'),
  }),
  createRoute({
    ...at('/seances/$id/emargement'),
    component: page(() => import('#client/features/emargement/emargement-page'), 'EmargementPage'),
  }),
  createRoute({
    ...at('/seances/$id/inviter'),
    component: page(() => import('#client/features/preparation/inviter-page'), 'InviterPage'),
  }),
  createRoute({
    ...at('/seances/$id/emargement/papier'),
    component: page(() => import('#client/features/emargement/papier-page'), 'PapierPage'),
  }),
  createRoute({
    ...at('/seances/$id/emargement/imprimer'),
    component: page(() => import('#client/features/preparation/feuille-page'), 'FeuillePage'),
  }),
  createRoute({
    ...at('/seances/$id/fiches/imprimer'),
    component: page(() => import('#client/features/preparation/fiches-page'), 'FichesPage'),
  }),
  createRoute({
    ...at('/seances/$id/affiche'),
    component: page(() => import('#client/features/preparation/affiche-page'), 'AffichePage'),
  }),
  createRoute({
    ...at('/seances/$id/projeter'),
    component: page(() => import('#client/features/projection/projection-page'), 'ProjectionPage'),
  }),
  createRoute({
    ...at('/seances/$id/table'),
    component: page(() => import('#client/features/seance/table/table-page'), 'TablePage'),
  }),
  createRoute({
    ...at('/seances/$id/releve'),
    component: page(() => import('#client/features/seance/releve/releve-page'), 'RelevePage'),
  }),
  createRoute({
    ...at('/seances/$id/sous-groupes/$documentId'),
    component: page(() => import('#client/features/sous-groupe/sous-groupe-page'), 'SousGroupePage'),
  }),
  createRoute({
    ...at('/livrables/$documentId'),
    component: page(() => import('#client/features/livrables/livrable-page'), 'LivrablePage'),
  }),
  createRoute({
    ...at('/restitutions/$documentId'),
    component: page(() => import('#client/features/restitution/restitution-page'), 'RestitutionPage'),
  }),
  createRoute({
    ...at('/instantanes/$id'),
    component: page(() => import('#client/features/instantanes/instantane-page'), 'InstantanePage'),
  }),
  createRoute({
    ...at('/documents/$documentId/instantanes'),
    component: page(() => import('#client/features/instantanes/document-instantanes-page'), 'DocumentInstantanesPage'),
  }),
  createRoute({
    ...at('/instantanes/$id/documents/$documentId'),
    component: page(() => import('#client/features/instantanes/document-fige-page'), 'DocumentFigePage'),
  }),
  createRoute({
    ...at('/instantanes/$id/comparer/$avec'),
    validateSearch: ({ document }): { document?: string } => (typeof document === 'string' ? { document } : {}),
    component: page(() => import('#client/features/instantanes/comparer-page'), 'ComparerPage'),
  }),
  createRoute({
    ...at('/brouillons'),
    component: page(() => import('#client/features/brouillons/brouillons-page'), 'BrouillonsPage'),
  }),
  createRoute({
    ...at('/administration'),
    component: page(() => import('#client/features/administration/administration-page'), 'AdministrationPage'),
  }),
  createRoute({
    ...at('/diagnostic'),
    component: page(() => import('#client/features/diagnostic/diagnostic-page'), 'DiagnosticPage'),
  }),
])

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingComponent: Opening,
  defaultErrorComponent: PageFailed,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
