import { Link } from '@tanstack/react-router'
import { createContext, useContext } from 'react'
import { withOrdinals } from '#client/words/dates'
import { insideQuotes } from '#client/words/shorten'

/** The restitution whose reviewer reads the page: its blocks open through it, the snapshots do not. */
export const RestitutionRelue = createContext<string | null>(null)

/** The name of a snapshot, which opens it to whoever may read it. */
export function LienInstantane({ id, libelle }: { id: string; libelle: string }) {
  const relue = useContext(RestitutionRelue)
  const name = <>« {withOrdinals(insideQuotes(libelle))} »</>
  return relue === null ? (
    <Link to="/instantanes/$id" params={{ id }}>
      {name}
    </Link>
  ) : (
    name
  )
}
