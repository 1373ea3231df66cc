import { Link } from '@tanstack/react-router'
import { useGlobalStatus } from '#client/sync/use-document'
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

const KEPT = 'Ce que vous avez écrit est gardé sur cet appareil. Rechargez la page pour continuer.'
const NOT_KEPT =
  'Cet appareil ne garde pas ce que vous venez d’écrire, et le serveur ne l’a pas encore : laissez-lui un moment, puis rechargez la page.'

/** A page that broke: what was typed is in the documents, still sent and kept without it. */
export function PageFailed() {
  const status = useGlobalStatus()
  const losing = status !== null && 'garde' in status && status.garde !== 'ici' && status.modifications > 0
  return (
    <Page title="Un incident est survenu">
      <ErrorState
        title="Cette page a rencontré un problème"
        message={losing ? NOT_KEPT : KEPT}
        onRetry={() => window.location.reload()}
      />
    </Page>
  )
}
