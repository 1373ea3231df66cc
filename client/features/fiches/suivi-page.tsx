import { getRouteApi, Link } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { useAnswer } from '#client/api/answer'
import { useMoi } from '#client/api/moi'
import { ShowAnswer } from '#client/api/show-answer'
import { Page } from '#client/shell/page'
import { Chip } from '#client/ui/chip'
import { EmptyState } from '#client/ui/states'
import type { AnswerOf } from '#shared/api/endpoint'
import { getAxe } from '#shared/api/schemas'
import type { ActionValue } from './action-row.tsx'
import { FicheSuivi } from './fiche-suivi.tsx'
import { type Filters, noFilter } from './filters.ts'
import { FiltersBar } from './filters-bar.tsx'
import './fiches.css'

const route = getRouteApi('/axes/$id/suivi')
type Axe = AnswerOf<typeof getAxe>

/** The actions of an axis, fiche by fiche, written in place by everyone at once. */
export function SuiviPage() {
  const { id } = route.useParams()
  const axe = useAnswer(getAxe, { params: { id } }, { every: 30_000 })
  const moi = useMoi()
  const ready = axe.state === 'ready' ? axe.value : null
  const personId = moi.state === 'ready' ? (moi.value?.personId ?? null) : null
  return (
    <Page
      full
      title={ready === null ? 'Suivi des fiches actions' : `Suivi des fiches actions, axe ${ready.numero}`}
      heading="Suivi des fiches actions"
      pending={ready === null}
      crumbs={[
        ready !== null && (
          <Link key="schema" to="/schemas/$id" params={{ id: ready.schema.id }}>
            {ready.schema.sigle ?? ready.schema.titre}
          </Link>
        ),
        ready !== null && (
          <Link key="axe" to="/axes/$id" params={{ id: ready.id }}>
            Axe {ready.numero}
          </Link>
        ),
        <span key="ici">Suivi des fiches actions</span>,
      ]}
      intro={
        ready !== null && (
          <div className="rang">
            <Chip>Axe {ready.numero}</Chip>
            <span className="petit lisible">{ready.titre}</span>
          </div>
        )
      }
    >
      <ShowAnswer of={axe} loading="Chargement du suivi…">
        {(value) => personId !== null && <Suivi axe={value} personId={personId} />}
      </ShowAnswer>
    </Page>
  )
}

function Suivi({ axe, personId }: { axe: Axe; personId: string }) {
  const [rows, setRows] = useState<Readonly<Record<string, readonly ActionValue[]>>>({})
  const [filters, setFilters] = useState<Filters>(noFilter)
  const told = useCallback(
    (ficheId: string, actions: readonly ActionValue[]) => setRows((now) => ({ ...now, [ficheId]: actions })),
    [],
  )
  if (axe.fiches.length === 0) {
    return (
      <EmptyState title="Aucune fiche action pour cet axe">
        Les fiches de cet axe ne figurent pas encore dans cet espace.
      </EmptyState>
    )
  }
  return (
    <>
      <FiltersBar actions={axe.fiches.flatMap((f) => rows[f.id] ?? [])} filters={filters} onChange={setFilters} />
      {axe.fiches.map((fiche) => (
        <FicheSuivi key={fiche.id} fiche={fiche} personId={personId} filters={filters} told={told} />
      ))}
    </>
  )
}
