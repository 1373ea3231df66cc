import { Link } from '@tanstack/react-router'
import { Button } from '#client/ui/button'
import { announce } from '#client/ui/notice'
import { Shape } from '#client/ui/shape'
import { Instant } from '#client/words/dates'
import { newerThan, useSources } from './sources.ts'
import './bloc.css'

interface PlusRecentProps {
  instantane: string
  onNewer: ((instantane: string) => void) | undefined
}

/** A block keeps its snapshot; it says when a newer one exists, and takes it only when asked. */
export function PlusRecent({ instantane, onNewer }: PlusRecentProps) {
  const newest = newerThan(useSources(), instantane)
  if (newest === null) return null
  return (
    <p className="restitution-plus-recent sans-papier">
      <span>
        <Shape name="triangle" /> Un instantané plus récent existe (<Instant at={newest.prisA} form="short" />
        ).{' '}
        <Link to="/instantanes/$id/comparer/$avec" params={{ id: instantane, avec: newest.id }}>
          Voir ce qui a changé
        </Link>
      </span>
      {onNewer !== undefined && (
        <Button
          small
          onPress={() => {
            onNewer(newest.id)
            announce('Ce bloc vient maintenant de l’instantané le plus récent.')
          }}
        >
          Mettre à jour ce bloc
        </Button>
      )}
    </p>
  )
}
