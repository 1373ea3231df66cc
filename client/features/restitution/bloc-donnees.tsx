import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useAnswer } from '#client/api/answer'
import { OutlineView } from '#client/document/outline-view'
import { Button } from '#client/ui/button'
import { withOrdinals } from '#client/words/dates'
import { insideQuotes } from '#client/words/shorten'
import { getBloc } from '#shared/api/instantanes'
import { type Bloc, blocs } from '#shared/prose/content'

/** What a data block names; anything may be missing in what was pasted. */
export interface BlocNamed {
  bloc: string | null
  instantane: string | null
}

const isBloc = (name: string | null): name is Bloc => name !== null && Object.hasOwn(blocs, name)

/** A data block as the export will write it, with the snapshot it comes from. */
export function BlocDonnees({ bloc, instantane, tools }: BlocNamed & { tools?: ReactNode }) {
  if (!isBloc(bloc) || instantane === null) {
    return (
      <Frame label="Bloc de données inconnu" tools={tools}>
        <p className="blanc">Ce bloc ne dit pas ce qu’il montre. Retirez-le, puis insérez-en un depuis les sources.</p>
      </Frame>
    )
  }
  return <Drawn bloc={bloc} instantane={instantane} tools={tools} />
}

function Drawn({ bloc, instantane, tools }: { bloc: Bloc; instantane: string; tools: ReactNode }) {
  const answer = useAnswer(getBloc, { params: { id: instantane, bloc } })
  if (answer.state === 'loading') {
    return (
      <Frame label={blocs[bloc]} tools={tools}>
        <p className="petit" role="status">
          Lecture de l’instantané…
        </p>
      </Frame>
    )
  }
  if (answer.state === 'refused') {
    return (
      <Frame label={blocs[bloc]} tools={tools}>
        <p>{answer.message}</p>
        <div>
          <Button small onPress={answer.retry}>
            Réessayer
          </Button>
        </div>
      </Frame>
    )
  }
  const { titre, libelle, blocs: blocks } = answer.value
  return (
    <Frame
      label={
        <>
          {titre} · instantané{' '}
          <Link to="/instantanes/$id" params={{ id: instantane }}>
            « {withOrdinals(insideQuotes(libelle))} »
          </Link>
        </>
      }
      tools={tools}
    >
      {blocks.length === 0 ? (
        <p className="blanc">Rien dans cet instantané.</p>
      ) : (
        <OutlineView blocks={blocks} top={3} />
      )}
    </Frame>
  )
}

const Frame = ({ label, tools, children }: { label: ReactNode; tools: ReactNode; children: ReactNode }) => (
  <figure className="restitution-bloc">
    <figcaption className="restitution-bloc-tete">
      <span className="cle">
        <span aria-hidden="true">▤ </span>
        {label}
      </span>
      {tools}
    </figcaption>
    {children}
  </figure>
)
