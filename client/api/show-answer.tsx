import { createContext, type ReactNode, useContext } from 'react'
import { Banner } from '#client/ui/banner'
import { Button } from '#client/ui/button'
import { ErrorState, Loading } from '#client/ui/states'
import type { Answer } from './answer.ts'

interface ShowProps<T> {
  of: Answer<T>
  /** « Chargement de la fiche… » */
  loading?: string
  children: (value: T) => ReactNode
}

/** An answer around this one already says that the page may be out of date: once is enough. */
const SaidAround = createContext(false)

/** Waiting, refused, out of date or there: every page that asks the server shows the same four states. */
export function ShowAnswer<T>({ of, loading, children }: ShowProps<T>) {
  const said = useContext(SaidAround)
  if (of.state === 'loading') return <Loading onRetry={of.retry}>{loading}</Loading>
  if (of.state === 'refused') {
    return <ErrorState message={of.message} onRetry={of.retry} action={of.status === 401 ? <SignIn /> : undefined} />
  }
  return (
    <>
      {of.stale !== null && !said && (
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
      <SaidAround value={said || of.stale !== null}>{children(of.value)}</SaidAround>
    </>
  )
}

const SignIn = () => <a href="/r">Rejoindre une séance avec son code</a>
