import { type LucideIcon, X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { IconButton } from '#client/ui/button'
import './volets.css'

export interface Volet {
  id: string
  label: string
  /** What waits in it. */
  nombre?: number
  icon: LucideIcon
  content: ReactNode
}

export const nameOf = ({ label, nombre = 0 }: Volet): string => (nombre === 0 ? label : `${label} (${nombre})`)

interface VoletsProps {
  items: readonly Volet[]
  ouvert: string | null
  onOpen: (id: string | null) => void
}

/** On a narrow screen what stands around the text is one press away, and the text stays in sight above it. */
export function Volets({ items, ouvert, onOpen }: VoletsProps) {
  const bar = useRef<HTMLElement>(null)
  const shown = items.find(({ id }) => id === ouvert)
  const close = () => {
    const button = bar.current?.querySelector<HTMLElement>('[aria-expanded=true]')
    onOpen(null)
    button?.focus({ preventScroll: true })
  }
  return (
    <>
      <nav ref={bar} className="restitution-barre sans-papier" aria-label="Autour du texte">
        {items.map((item) => (
          <button
            key={item.id}
            type="button"
            className="restitution-barre-bouton"
            aria-label={nameOf(item)}
            aria-expanded={item === shown}
            onClick={() => onOpen(item === shown ? null : item.id)}
          >
            <span className="restitution-barre-icone">
              <item.icon size={20} aria-hidden="true" />
              {(item.nombre ?? 0) > 0 && <span className="restitution-barre-nombre">{item.nombre}</span>}
            </span>
            {item.label}
          </button>
        ))}
      </nav>
      {shown !== undefined && <Ouvert key={shown.id} volet={shown} onClose={close} />}
    </>
  )
}

function Ouvert({ volet, onClose }: { volet: Volet; onClose: () => void }) {
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    // A form opened in it has taken the focus already.
    if (section.current?.contains(document.activeElement) === false) section.current.focus({ preventScroll: true })
  }, [])
  return (
    <section
      ref={section}
      className="restitution-volet sans-papier"
      aria-label={volet.label}
      tabIndex={-1}
      onKeyDown={(e) => {
        if (e.key !== 'Escape' || e.defaultPrevented) return
        e.preventDefault()
        onClose()
      }}
    >
      <div className="restitution-volet-tete">
        <span className="cle" aria-hidden="true">
          {volet.label}
        </span>
        <IconButton small label={`Fermer : ${volet.label}`} onPress={onClose}>
          <X size={18} aria-hidden="true" />
        </IconButton>
      </div>
      {volet.content}
    </section>
  )
}
