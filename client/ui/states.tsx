import { CircleAlert, Inbox } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from './button.tsx'
import './states.css'

/** Nothing yet: says why, and what can be done. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="etat-vide">
      <Inbox size={28} aria-hidden="true" />
      <p className="etat-titre">{title}</p>
      {children !== undefined && <div>{children}</div>}
      {action}
    </div>
  )
}

interface ErrorStateProps {
  title?: string
  /** The sentence of the refusal. */
  message: string
  onRetry?: (() => void) | undefined
  action?: ReactNode
}

export function ErrorState({ title = 'Cette page n’a pas pu s’ouvrir', message, onRetry, action }: ErrorStateProps) {
  return (
    <div className="etat-erreur" role="alert">
      <CircleAlert size={28} aria-hidden="true" />
      <p className="etat-titre">{title}</p>
      <p>{message}</p>
      <div className="rang">
        {onRetry !== undefined && <Button onPress={onRetry}>Réessayer</Button>}
        {action}
      </div>
    </div>
  )
}

const TOO_LONG = 10_000

interface LoadingProps {
  /** « Chargement de la fiche… » */
  children?: ReactNode
  onRetry?: () => void
}

/** Waiting, with an end: after ten seconds it says what to do. */
export function Loading({ children = 'Chargement…', onRetry }: LoadingProps) {
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), TOO_LONG)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="etat-attente" role="status">
      <span className="points" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <p>{children}</p>
      {long && (
        <>
          <p>C’est plus long que d’habitude. Vérifiez votre connexion, puis réessayez.</p>
          <Button onPress={onRetry ?? (() => window.location.reload())}>
            {onRetry === undefined ? 'Recharger la page' : 'Réessayer'}
          </Button>
        </>
      )}
    </div>
  )
}
