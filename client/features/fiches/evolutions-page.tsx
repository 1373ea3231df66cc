import { Link, useParams } from '@tanstack/react-router'
import { useAnswer } from '#client/api/answer'
import { ShowAnswer } from '#client/api/show-answer'
import { Changements, copyForReport } from '#client/document/difference'
import { ExportButton } from '#client/document/export-dialog'
import { OutlineView } from '#client/document/outline-view'
import { Page } from '#client/shell/page'
import { Button } from '#client/ui/button'
import { EmptyState } from '#client/ui/states'
import { Day, withOrdinals } from '#client/words/dates'
import { plural } from '#client/words/numbers'
import type { AnswerOf } from '#shared/api/endpoint'
import { type Evolution, getEvolutions } from '#shared/api/references'
import { Adopter } from './adopter.tsx'
import './evolutions.css'

type Evolutions = AnswerOf<typeof getEvolutions>

/** The version adopted, the version people work on, side by side, and what is proposed to the committee. */
export function EvolutionsPage() {
  const { documentId } = useParams({ from: '/fiches/$documentId/evolutions' })
  const answer = useAnswer(getEvolutions, { params: { id: documentId } })
  const found = answer.state === 'ready' ? answer.value : null
  return (
    <Page
      title="Propositions d’évolution du plan d’actions"
      pending={answer.state === 'loading'}
      crumbs={[
        <Link key="fiche" to="/fiches/$documentId" params={{ documentId }}>
          Fiche action
        </Link>,
        'Propositions d’évolution',
      ]}
      intro={found !== null && <Intro evolutions={found} />}
      actions={
        found !== null && (
          <>
            <CopyAll evolutions={found} />
            {found.peutExporter && found.references.length > 0 && (
              <ExportButton print="evolutions" id={documentId} trigger="Exporter" />
            )}
            {found.peutAdopter && <Adopter documentId={documentId} references={found.references} />}
          </>
        )
      }
    >
      <ShowAnswer of={answer} loading="Lecture des deux versions…">
        {(e) => <Rubriques evolutions={e} />}
      </ShowAnswer>
    </Page>
  )
}

function Intro({ evolutions: { titre, references } }: { evolutions: Evolutions }) {
  const [latest] = references
  return (
    <>
      <p className="lisible">{withOrdinals(titre)}</p>
      {latest !== undefined && (
        <p className="petit">
          Version de référence {latest.annee}, adoptée le <Day day={latest.adopteeLe} />
          &nbsp;:{' '}
          <Link to="/instantanes/$id" params={{ id: latest.instantaneId }}>
            voir l’instantané
          </Link>
          {references.length > 1 && (
            <>
              {' '}
              ; avant elle&nbsp;:{' '}
              {references
                .slice(1)
                .map((r) => r.annee)
                .join(', ')}
            </>
          )}
        </p>
      )}
    </>
  )
}

const changed = (rubriques: readonly Evolution[]): Evolution[] => rubriques.filter((r) => r.changements.length > 0)

function CopyAll({ evolutions: { titre, references, rubriques } }: { evolutions: Evolutions }) {
  const phrases = changed(rubriques).flatMap((r) => r.changements.map((c) => `- ${c.phrase}`))
  if (phrases.length === 0) return null
  const head = `Propositions d’évolution du plan d’actions (référence ${references[0]?.annee})`
  return (
    <Button onPress={() => void copyForReport([head, titre, ...phrases].join('\n'), 'Propositions copiées.')}>
      Copier les propositions
    </Button>
  )
}

function Rubriques({ evolutions: { references, rubriques } }: { evolutions: Evolutions }) {
  if (references.length === 0) {
    return (
      <EmptyState title="Aucune version de référence pour l’instant.">
        Une fois la fiche adoptée par le comité, notez-le ici : les changements suivants seront des propositions.
      </EmptyState>
    )
  }
  const moved = changed(rubriques)
  if (moved.length === 0)
    return (
      <EmptyState title="Aucune proposition d’évolution.">
        La version de travail est celle qui a été adoptée.
      </EmptyState>
    )
  const same = rubriques.length - moved.length
  return (
    <>
      {moved.map(({ cle, label, reference, travail, changements }) => (
        <section key={cle} className="carte pile serree" aria-labelledby={`evolution-${cle}`}>
          <h2 id={`evolution-${cle}`}>{label}</h2>
          <Changements changements={changements} under={label} />
          <div className="evolutions-versions">
            <div>
              <h3>Version de référence</h3>
              <OutlineView blocks={reference ?? []} top={4} />
            </div>
            <div>
              <h3>Version de travail</h3>
              <OutlineView blocks={travail} top={4} />
            </div>
          </div>
        </section>
      ))}
      {same > 0 && <p className="petit">{plural(same, 'rubrique inchangée', 'rubriques inchangées')}.</p>}
    </>
  )
}
