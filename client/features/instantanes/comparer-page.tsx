import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useAnswer } from '#client/api/answer'
import { ShowAnswer } from '#client/api/show-answer'
import { Changements, copyForReport, redactionOf, UneAction } from '#client/document/difference'
import { Page } from '#client/shell/page'
import { Button, ButtonLink } from '#client/ui/button'
import { Select } from '#client/ui/select'
import { EmptyState } from '#client/ui/states'
import { mediumInstant, withOrdinals } from '#client/words/dates'
import { nomDInstantane } from '#client/words/instantane'
import { plural } from '#client/words/numbers'
import { type Comparaison, compareInstantanes, listReperes, MAINTENANT } from '#shared/api/comparaison'
import { type InstantaneBref, listInstantanes, listInstantanesDuDocument } from '#shared/api/instantanes'
import { definitionOf, isDocumentKind } from '#shared/documents/registry'
import './instantanes.css'
import './comparer.css'

export function ComparerPage() {
  const { id, avec } = useParams({ from: '/instantanes/$id/comparer/$avec' })
  const { document } = useSearch({ from: '/instantanes/$id/comparer/$avec' })
  const answer = useAnswer(compareInstantanes, { params: { id, avec } }, { keep: true })
  const found = answer.state === 'ready' ? narrowed(answer.value, document) : null
  return (
    <Page
      title="Comparer"
      heading="Ce qui a changé"
      pending={answer.state === 'loading'}
      crumbs={[
        document !== undefined ? (
          <Link key="fil" to="/documents/$documentId/instantanes" params={{ documentId: document }}>
            Instantanés du document
          </Link>
        ) : found !== null && found.groupeId !== null ? (
          <Link key="fil" to="/groupes/$id/instantanes" params={{ id: found.groupeId }}>
            Instantanés
          </Link>
        ) : null,
        'Comparer',
      ]}
      intro={
        found !== null && (
          <p className="lisible">
            De « {withOrdinals(found.avant.libelle)} » à « {withOrdinals(found.apres.libelle)} ».
          </p>
        )
      }
      actions={found !== null && <CopyAll comparaison={found} />}
    >
      <ShowAnswer of={answer} loading="Comparaison en cours…">
        {(all) => (
          <>
            {document !== undefined ? (
              <ChoixDuDocument documentId={document} id={id} avec={avec} />
            ) : (
              all.groupeId !== null && <ChoixDuGroupe groupeId={all.groupeId} id={id} avec={avec} />
            )}
            <Difference comparaison={narrowed(all, document)} />
          </>
        )}
      </ShowAnswer>
    </Page>
  )
}

function CopyAll({ comparaison: { documents, avant, apres } }: { comparaison: Comparaison }) {
  if (documents.length === 0) return null
  const text = [
    `De «\u00a0${avant.libelle}\u00a0» à «\u00a0${apres.libelle}\u00a0»`,
    ...documents.map(redactionOf),
  ].join('\n\n')
  return (
    <Button onPress={() => void copyForReport(text, 'Rédaction copiée : collez-la dans le rapport.')}>
      Copier la rédaction
    </Button>
  )
}

/** One document alone, when that is what was asked. */
const narrowed = (all: Comparaison, documentId: string | undefined): Comparaison =>
  documentId === undefined
    ? all
    : {
        ...all,
        documents: all.documents.filter((d) => d.documentId === documentId),
        actions: all.actions.filter((a) => a.documentId === documentId),
        identiques: 0,
      }

interface Sides {
  id: string
  avec: string
}

function ChoixDuGroupe({ groupeId, id, avec }: Sides & { groupeId: string }) {
  const instantanes = useAnswer(listInstantanes, { params: { id: groupeId } })
  return (
    <Choix list={instantanes.state === 'ready' ? instantanes.value : []} id={id} avec={avec}>
      <Reperes groupeId={groupeId} avec={avec} />
    </Choix>
  )
}

function ChoixDuDocument({ documentId, id, avec }: Sides & { documentId: string }) {
  const instantanes = useAnswer(listInstantanesDuDocument, { params: { id: documentId } })
  return <Choix list={instantanes.state === 'ready' ? instantanes.value : []} id={id} avec={avec} />
}

/** The two sides, and from when one usually looks. */
function Choix({ list, id, avec, children }: Sides & { list: readonly InstantaneBref[]; children?: ReactNode }) {
  const navigate = useNavigate()
  const go = (from: string, to: string) =>
    void navigate({ to: '/instantanes/$id/comparer/$avec', params: { id: from, avec: to }, search: true })
  const options = list.map((i) => ({ code: i.id, label: `${nomDInstantane(i)} (${mediumInstant(i.prisA)})` }))
  const now = { code: MAINTENANT, label: 'État actuel' }
  // Nothing to choose from until the list is here: an empty choice would look like an answer.
  if (list.length === 0) return null
  return (
    <section className="carte pile serree" aria-labelledby="titre-choix">
      <h2 id="titre-choix">Deux états à comparer</h2>
      <div className="comparer-cotes">
        <Select label="Avant" value={id} options={options} onChange={(code) => code !== null && go(code, avec)} />
        <Select
          label="Après"
          value={avec}
          options={[now, ...options]}
          onChange={(code) => code !== null && go(id, code)}
        />
      </div>
      {children}
    </section>
  )
}

/** Ready choices: since each meeting, since the last restitution. */
export function Reperes({ groupeId, avec = MAINTENANT }: { groupeId: string; avec?: string }) {
  const answer = useAnswer(listReperes, { params: { id: groupeId } })
  if (answer.state !== 'ready' || answer.value.length === 0) return null
  return (
    <ul className="liste-nue comparer-reperes" aria-label="Voir ce qui a changé">
      <li aria-hidden="true">Voir ce qui a changé :</li>
      {answer.value.map(({ libelle, instantaneId }) => (
        <li key={libelle}>
          <ButtonLink small to="/instantanes/$id/comparer/$avec" params={{ id: instantaneId, avec }}>
            <span>{withOrdinals(`${libelle.charAt(0).toUpperCase()}${libelle.slice(1)}`)}</span>
          </ButtonLink>
        </li>
      ))}
    </ul>
  )
}

function Difference({ comparaison: { documents, actions, identiques } }: { comparaison: Comparaison }) {
  if (documents.length === 0)
    return <EmptyState title="Rien n’a changé entre ces deux états.">Choisissez un état plus ancien.</EmptyState>
  return (
    <>
      {actions.length > 0 && (
        <section className="carte pile serree" aria-labelledby="titre-actions">
          <h2 id="titre-actions">
            {plural(actions.length, 'action dont le texte a changé', 'actions dont le texte a changé')}
          </h2>
          <ol className="liste-nue pile">
            {actions.map((a) => (
              <UneAction key={`${a.documentId} ${a.actionId}`} action={a} />
            ))}
          </ol>
        </section>
      )}
      {documents.map((d) => (
        <section key={d.documentId} className="carte pile serree" aria-labelledby={`titre-${d.documentId}`}>
          <h2 id={`titre-${d.documentId}`}>
            {withOrdinals(d.titre)} <span className="petit">{sousTitre(d.kind, d.titre, d.sorte)}</span>
          </h2>
          {d.changements.length > 0 && <Changements changements={d.changements} />}
        </section>
      ))}
      {identiques > 0 && (
        <p className="petit">
          {plural(identiques, 'document est le même des deux côtés.', 'documents sont les mêmes des deux côtés.')}
        </p>
      )}
    </>
  )
}

const presences = { ajoute: 'nouveau document', retire: 'absent du second état', modifie: null } as const

function sousTitre(kind: string, titre: string, sorte: keyof typeof presences): string {
  const label = isDocumentKind(kind) && definitionOf(kind).label !== titre ? definitionOf(kind).label : null
  const parts = [label, presences[sorte]].filter((p) => p !== null)
  return parts.length === 0 ? '' : `(${parts.join(', ')})`
}
