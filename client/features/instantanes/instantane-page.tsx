import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer } from '#client/api/answer'
import { ShowAnswer } from '#client/api/show-answer'
import { ExportButton } from '#client/document/export-dialog'
import { OutlineView } from '#client/document/outline-view'
import { Page } from '#client/shell/page'
import { Banner } from '#client/ui/banner'
import { ButtonAnchor, ButtonLink } from '#client/ui/button'
import { EmptyState } from '#client/ui/states'
import { Tabs } from '#client/ui/tabs'
import { Instant, withOrdinals } from '#client/words/dates'
import { seanceEnMots } from '#client/words/instantane'
import { plural } from '#client/words/numbers'
import { MAINTENANT } from '#shared/api/comparaison'
import type { AnswerOf } from '#shared/api/endpoint'
import { getBloc, getInstantane } from '#shared/api/instantanes'
import { printPath } from '#shared/api/prints'
import { definitionOf, isDocumentKind } from '#shared/documents/registry'
import { type Bloc, blocs } from '#shared/prose/content'
import { manqueA, type SorteSource, sorteDuBref } from '#shared/prose/sources'
import { Empreinte } from './empreinte.tsx'
import './instantanes.css'

type Instantane = AnswerOf<typeof getInstantane>
const names = Object.keys(blocs) as Bloc[]

export function InstantanePage() {
  const { id } = useParams({ from: '/instantanes/$id' })
  const answer = useAnswer(getInstantane, { params: { id } })
  const found = answer.state === 'ready' ? answer.value : null
  const seance = found === null ? null : seanceEnMots(found)
  return (
    <Page
      title={found?.libelle ?? 'Instantané'}
      heading={found === null ? 'Instantané' : withOrdinals(found.libelle)}
      pending={found === null}
      crumbs={crumbsOf(found)}
      intro={
        found !== null && (
          <p>
            Pris le <Instant at={found.prisA} form="long" />
            {found.portee !== null && <> ; {withOrdinals(found.portee.titre)}</>}
            {seance !== null && <> ; {withOrdinals(seance)}</>}
          </p>
        )
      }
      actions={
        found !== null && (
          <>
            {found.litPresent !== false && (
              <ButtonLink to="/instantanes/$id/comparer/$avec" params={{ id, avec: MAINTENANT }}>
                Ce qui a changé depuis
              </ButtonLink>
            )}
            <ExportButton print="instantane" id={id} trigger="Exporter" />
            <ButtonAnchor href={`${printPath('instantane', 'html', id)}?lire=1`}>Lire tout l’instantané</ButtonAnchor>
          </>
        )
      }
    >
      <ShowAnswer of={answer} loading="Lecture de l’instantané…">
        {(i) => (
          <>
            <Chain instantane={i} />
            <Blocs id={id} sorte={sorteDuBref(i)} />
            <Contenu id={id} instantane={i} />
          </>
        )}
      </ShowAnswer>
    </Page>
  )
}

const crumbsOf = (found: Instantane | null) => [
  ...(found === null || found.groupeId === null
    ? []
    : [
        <Link key="fil" to="/groupes/$id/instantanes" params={{ id: found.groupeId }}>
          Instantanés
        </Link>,
      ]),
  'Instantané',
]

function Chain({ instantane: { empreinte, precedente, chaineIntacte } }: { instantane: Instantane }) {
  return (
    <section className="carte pile serree" aria-labelledby="titre-chaine">
      <h2 id="titre-chaine">Authenticité</h2>
      <Empreinte empreinte={empreinte} whole />
      {precedente === null ? (
        <p className="petit">C’est le premier instantané de cet espace.</p>
      ) : (
        <p className="petit">
          Enchaîné à l’instantané d’empreinte <code>{precedente.slice(0, 12)}…</code>
        </p>
      )}
      <Banner
        tone={chaineIntacte ? 'success' : 'danger'}
        shape={chaineIntacte ? 'check' : 'triangle'}
        title={chaineIntacte ? 'Chaîne intacte jusqu’à cet instantané.' : 'La chaîne est rompue avant cet instantané.'}
      />
    </section>
  )
}

/** What it can give; nothing for a document alone. */
function Blocs({ id, sorte }: { id: string; sorte: SorteSource | null }) {
  const held = sorte === null ? [] : names.filter((name) => manqueA(name, sorte) === null)
  const [chosen, setChosen] = useState<Bloc | null>(null)
  const [first] = held
  if (first === undefined) return null
  const bloc = chosen ?? first
  return (
    <section className="carte" aria-label="Ce que l’instantané contient">
      <Tabs
        label="Blocs de l’instantané"
        selected={bloc}
        onSelect={(name) => setChosen(held.find((n) => n === name) ?? null)}
        items={held.map((name) => ({ id: name, label: blocs[name], content: <OneBloc id={id} bloc={name} /> }))}
      />
    </section>
  )
}

function OneBloc({ id, bloc }: { id: string; bloc: Bloc }) {
  const answer = useAnswer(getBloc, { params: { id, bloc } })
  return (
    <ShowAnswer of={answer} loading="Lecture de l’instantané…">
      {({ blocs: blocks }) =>
        blocks.length === 0 ? <EmptyState title="Rien dans cet instantané." /> : <OutlineView blocks={blocks} top={3} />
      }
    </ShowAnswer>
  )
}

function Contenu({ id, instantane: { contenu } }: { id: string; instantane: Instantane }) {
  return (
    <section className="carte pile serree" aria-labelledby="titre-contenu">
      <h2 id="titre-contenu">{plural(contenu.length, 'document figé', 'documents figés')}</h2>
      <ul>
        {contenu.map((d) => (
          <li key={d.documentId}>
            <Link to="/instantanes/$id/documents/$documentId" params={{ id, documentId: d.documentId }}>
              {withOrdinals(d.title)}
            </Link>{' '}
            {labelOf(d.kind) !== d.title && <span className="petit">({labelOf(d.kind)})</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** An old snapshot may hold a kind this version no longer has. */
const labelOf = (kind: string): string => (isDocumentKind(kind) ? definitionOf(kind).label : kind)
