import { Link } from '@tanstack/react-router'
import { Button } from '#client/ui/button'
import { Shape } from '#client/ui/shape'
import { Instant, withOrdinals } from '#client/words/dates'
import { nomDInstantane } from '#client/words/instantane'
import { insideQuotes } from '#client/words/shorten'
import type { Bloc } from '#shared/prose/content'
import { newerForBloc, useSources } from './sources.ts'
import './bloc.css'

interface PlusRecentProps {
  bloc: Bloc
  instantane: string
  onNewer: ((instantane: string) => void) | undefined
}

/** A block keeps its snapshot; it says when a newer one exists, and takes it only when asked. */
export function PlusRecent({ bloc, instantane, onNewer }: PlusRecentProps) {
  const newest = newerForBloc(useSources(), bloc, instantane)
  if (newest === null) return null
  return (
    <p className="restitution-plus-recent sans-papier">
      <span>
        <Shape name="triangle" /> Un instantané plus récent existe : «&nbsp;
        {withOrdinals(insideQuotes(nomDInstantane(newest)))}&nbsp;», <Instant at={newest.prisA} form="short" />.{' '}
        <Link to="/instantanes/$id/comparer/$avec" params={{ id: instantane, avec: newest.id }}>
          Voir ce qui a changé
        </Link>
      </span>
      {onNewer !== undefined && (
        <Button small onPress={() => onNewer(newest.id)}>
          Mettre à jour ce bloc
        </Button>
      )}
    </p>
  )
}
