import { Link } from '@tanstack/react-router'
import { createContext, type ReactNode, useContext } from 'react'
import { Banner } from '#client/ui/banner'
import { Button } from '#client/ui/button'
import { ErrorState, Loading } from '#client/ui/states'
import type { Answer } from './answer.ts'

interface ShowProps<T> {
  of: Answer<T>
  /** « Chargement de la fiche… » */
  loading?: string
  /** What is inside asks the server too, and says itself what is out of date or could not open. */
  quiet?: boolean
  children: (value: T) => ReactNode
}

/** An answer around this one already says that the page may be out of date: once is enough. */
const SaidAround = createContext(false)

/** Waiting, refused, out of date or there: every page that asks the server shows the same four states. */
export function ShowAnswer<T>({ of, loading, quiet = false, children }: ShowProps<T>) {
  const said = useContext(SaidAround)
  if (of.state === 'loading') return <Loading onRetry={of.retry}>{loading}</Loading>
  if (of.state === 'refused') {
    const { way, worthRetrying } = wayOut(of.status)
    return <ErrorState message={of.message} onRetry={worthRetrying ? of.retry : undefined} action={way} />
  }
  return (
    <>
      {of.stale !== null && !said && !quiet && (
        <Banner
          tone="ochre"
          shape="triangle"
          role="status"
          title="Cette page n’est peut-être plus à jour."
          action={
            <Button small onPress={of.retry}>
              Actualiser
            </Button>
          }
        >
          {of.stale.message}
        </Banner>
      )}
      <SaidAround value={said || (of.stale !== null && !quiet)}>{children(of.value)}</SaidAround>
    </>
  )
}

/** Asking again changes nothing to a role, nor to what does not exist. */
function wayOut(status: number): { way: ReactNode; worthRetrying: boolean } {
  if (status === 401) return { way: <a href="/r">Rejoindre une séance avec son code</a>, worthRetrying: true }
  if (status === 403 || status === 404) return { way: <Link to="/">Revenir à l’accueil</Link>, worthRetrying: false }
  return { way: undefined, worthRetrying: true }
}
