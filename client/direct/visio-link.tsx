import { Video } from 'lucide-react'
import { ButtonAnchor } from '#client/ui/button'
import { safeHref } from '#shared/prose/content'

interface VisioLinkProps {
  /** As typed in the preparation: an address, or words. */
  visio: string | null
  label?: string
}

/** The way into the call, beside this page; as plain words when what was typed cannot be followed. */
export function VisioLink({ visio, label = 'Rejoindre la visio' }: VisioLinkProps) {
  const href = safeHref(visio)
  if (visio === null) return null
  if (href === null) return <span>Visio&nbsp;: {visio}</span>
  return (
    <ButtonAnchor small href={href} target="_blank" rel="noopener noreferrer">
      <Video size={16} aria-hidden="true" /> {label}
      <span className="sr"> (nouvelle fenêtre)</span>
    </ButtonAnchor>
  )
}
