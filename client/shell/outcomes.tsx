import { Link } from '@tanstack/react-router'
import { ErrorState, Loading } from '#client/ui/states'
import { Page } from './page.tsx'

export function NotFound() {
  return (
    <Page title="Page introuvable">
      <ErrorState
        title="Cette page n’existe pas"
        message="L’adresse est peut-être incomplète, ou la page a été retirée."
        action={<Link to="/">Revenir à l’accueil</Link>}
      />
    </Page>
  )
}

/** While the code of a page arrives. */
export function Opening() {
  return (
    <Page title="Ouverture" pending>
      <Loading />
    </Page>
  )
}

/** A page that broke: what was typed is in the documents, reloading is safe. */
export function PageFailed() {
  return (
    <Page title="Un incident est survenu">
      <ErrorState
        title="Cette page a rencontré un problème"
        message="Ce que vous avez écrit est gardé sur cet appareil. Rechargez la page pour continuer."
        onRetry={() => window.location.reload()}
      />
    </Page>
  )
}
