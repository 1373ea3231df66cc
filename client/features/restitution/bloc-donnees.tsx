import { type ReactNode, useContext } from 'react'
import { useAnswer } from '#client/api/answer'
import { OutlineView } from '#client/document/outline-view'
import { Button } from '#client/ui/button'
import { getBloc } from '#shared/api/instantanes'
import { getBlocCite } from '#shared/api/relecteurs'
import { type Bloc, blocs } from '#shared/prose/content'
import { formeDe, inForm } from '#shared/prose/formes'
import { type BlocNamed, isBloc } from './bloc-named.ts'
import { RECEIVING } from './bring-in-sight.ts'
import { LienInstantane, RestitutionRelue } from './lien-instantane.tsx'
import { PlusRecent } from './plus-recent.tsx'
import { Traced } from './provenance.tsx'
import { usePeriodeDe } from './sources.ts'

interface Around {
  tools?: ReactNode
  /** Draws from a newer snapshot, where the text can be written. */
  onNewer?: (instantane: string) => void
}

/** A data block as the export will write it, with the snapshot it comes from. */
export function BlocDonnees({ bloc, instantane, tools, ...named }: BlocNamed & Around) {
  if (!isBloc(bloc) || instantane === null) {
    return (
      <Frame label="Bloc de données inconnu" tools={tools}>
        <p className="blanc">Ce bloc ne dit pas ce qu’il montre. Retirez-le, puis insérez-en un depuis les sources.</p>
      </Frame>
    )
  }
  return <Drawn bloc={bloc} instantane={instantane} tools={tools} {...named} />
}

interface DrawnProps extends BlocNamed, Around {
  bloc: Bloc
  instantane: string
}

function Drawn({ bloc, instantane, cle, depuis, forme, tools, onNewer }: DrawnProps) {
  const relue = useContext(RestitutionRelue)
  const query = { cle, depuis }
  const { debut, fin } = usePeriodeDe(bloc)
  const own = { params: { id: instantane, bloc }, query: { ...query, debut, fin } }
  const drawn = useAnswer(getBloc, own, { enabled: relue === null })
  const cited = { id: relue ?? '', instantaneId: instantane, bloc }
  const quoted = useAnswer(getBlocCite, { params: cited, query }, { enabled: relue !== null })
  const answer = relue === null ? drawn : quoted
  if (answer.state === 'loading') {
    return (
      <Frame label={blocs[bloc]} tools={tools}>
        <p className={`petit ${RECEIVING}`} role="status">
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
  const avant = blocks[0]?.origin?.depuis
  return (
    <Frame
      label={
        <>
          {titre} · tiré de l’instantané <LienInstantane id={instantane} libelle={libelle} />
          {avant !== undefined && (
            <>
              , comparé à <LienInstantane id={avant.instantaneId} libelle={avant.libelle} />
            </>
          )}
        </>
      }
      tools={tools}
    >
      <PlusRecent bloc={bloc} instantane={instantane} onNewer={onNewer} />
      {blocks.length === 0 ? (
        <p className="blanc">Rien dans cet instantané.</p>
      ) : (
        <Traced>{(mark) => <OutlineView blocks={inForm(formeDe(bloc, forme), blocks)} top={3} mark={mark} />}</Traced>
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
    <span className="sr">Fin du bloc de données.</span>
  </figure>
)
