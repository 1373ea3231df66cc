import { getRouteApi, Link } from '@tanstack/react-router'
import { useAnswer } from '#client/api/answer'
import { useMoi } from '#client/api/moi'
import { ShowAnswer } from '#client/api/show-answer'
import { Page } from '#client/shell/page'
import { ButtonLink } from '#client/ui/button'
import { EmptyState } from '#client/ui/states'
import { withOrdinals } from '#client/words/dates'
import { can } from '#shared/access/can'
import { getAxe } from '#shared/api/schemas'
import { FicheLinks } from './fiche-links.tsx'
import { NewFiche } from './new-fiche.tsx'
import './schema.css'

const route = getRouteApi('/axes/$id')

export function AxePage() {
  const { id } = route.useParams()
  const axe = useAnswer(getAxe, { params: { id } })
  const moi = useMoi()
  const canAdd = moi.state === 'ready' && moi.value !== null && can(moi.value.roles, 'administer')
  const ready = axe.state === 'ready' ? axe.value : null
  return (
    <Page
      title={ready === null ? 'Axe' : `Axe ${ready.numero} — ${ready.titre}`}
      pending={ready === null}
      crumbs={[
        ready !== null && (
          <Link key="schema" to="/schemas/$id" params={{ id: ready.schema.id }}>
            {ready.schema.sigle ?? ready.schema.titre}
          </Link>
        ),
        <span key="axe">{ready === null ? 'Axe' : `Axe ${ready.numero}`}</span>,
      ]}
      actions={
        ready !== null && (
          <>
            {canAdd && <NewFiche axeId={id} />}
            <ButtonLink to="/axes/$id/suivi" params={{ id }} look="primary">
              Suivi des fiches actions
            </ButtonLink>
          </>
        )
      }
    >
      <ShowAnswer of={axe} loading="Chargement de l’axe…">
        {({ fiches, actualites }) => (
          <>
            <section aria-labelledby="axe-fiches" className="pile serree">
              <h2 id="axe-fiches">Fiches actions</h2>
              {fiches.length === 0 ? (
                <EmptyState title="Aucune fiche action pour cet axe">
                  Les fiches de cet axe ne figurent pas encore dans cet espace.
                </EmptyState>
              ) : (
                <div className="carte">
                  <FicheLinks fiches={fiches} />
                </div>
              )}
            </section>
            {actualites.length > 0 && (
              <section aria-labelledby="axe-actualites" className="pile serree">
                <h2 id="axe-actualites">Actualités de l’axe</h2>
                <ul className="carte schema-puces">
                  {actualites.map((texte) => (
                    <li key={texte}>{withOrdinals(texte)}</li>
                  ))}
                </ul>
              </section>
            )}
          </>
        )}
      </ShowAnswer>
    </Page>
  )
}
