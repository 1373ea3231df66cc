import type { ReactNode } from 'react'
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

/** Waiting, refused, out of date or there: every page that asks the server shows the same four states. */
export function ShowAnswer<T>({ of, loading, children }: ShowProps<T>) {
  if (of.state === 'loading') return <Loading onRetry={of.retry}>{loading}</Loading>
  if (of.state === 'refused') {
    return <ErrorState message={of.message} onRetry={of.retry} action={of.status === 401 ? <SignIn /> : undefined} />
  }
  return (
    <>
      {of.stale !== null && (
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
      {children(of.value)}
    </>
  )
}

const SignIn = () => <a href="/r">Rejoindre une séance avec son code</a>
