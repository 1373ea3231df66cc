import { getRouteApi, Link } from '@tanstack/react-router'
import { useAnswer } from '#client/api/answer'
import { ShowAnswer } from '#client/api/show-answer'
import { Page } from '#client/shell/page'
import { ButtonLink } from '#client/ui/button'
import { motsDuGroupe } from '#client/words/groupe'
import type { AnswerOf } from '#shared/api/endpoint'
import { getGroupe } from '#shared/api/schemas'
import { Livrables } from './livrables.tsx'
import { Ressources } from './ressources.tsx'
import { Restitutions } from './restitutions.tsx'
import { Reunis } from './reunis.tsx'
import { Seances } from './seances.tsx'
import { Suivis } from './suivis.tsx'
import './groupe.css'

const route = getRouteApi('/groupes/$id')
type Groupe = AnswerOf<typeof getGroupe>

export function GroupePage() {
  const { id } = route.useParams()
  const groupe = useAnswer(getGroupe, { params: { id } }, { every: 30_000 })
  const ready = groupe.state === 'ready' ? groupe.value : null
  return (
    <Page
      title={ready?.titre ?? 'Groupe de travail'}
      pending={ready === null}
      crumbs={ready === null ? [] : crumbsOf(ready)}
      actions={ready !== null && <Actions groupe={ready} />}
      intro={
        ready?.axe && (
          <p className="petit lisible">
            Axe {ready.axe.numero} — {ready.axe.titre}
          </p>
        )
      }
    >
      <ShowAnswer of={groupe} loading="Chargement du groupe…">
        {(value) => (
          <div className="groupe-colonnes">
            <div className="pile">
              <Seances groupeId={id} seances={value.seances} canPrepare={value.peutPreparer} />
              {value.peutSuivre && <Suivis groupeId={id} />}
              <Livrables groupe={value} />
              <Ressources ressources={value.ressources} />
            </div>
            <aside className="pile" aria-label={`Autour ${motsDuGroupe(value.comite).du}`}>
              <Restitutions groupe={value} />
              {value.comite && <Reunis groupes={value.reunis ?? []} />}
            </aside>
          </div>
        )}
      </ShowAnswer>
    </Page>
  )
}

function crumbsOf({ schema, axe, comite }: Groupe) {
  return [
    <Link key="schema" to="/schemas/$id" params={{ id: schema.id }}>
      {schema.sigle ?? schema.titre}
    </Link>,
    axe !== null && (
      <Link key="axe" to="/axes/$id" params={{ id: axe.id }}>
        Axe {axe.numero}
      </Link>
    ),
    <span key="groupe">{comite ? 'Comité' : 'Groupe de travail'}</span>,
  ]
}

function Actions({ groupe }: { groupe: Groupe }) {
  return (
    <>
      {groupe.axe !== null && (
        <ButtonLink to="/axes/$id/suivi" params={{ id: groupe.axe.id }}>
          Suivi des fiches actions
        </ButtonLink>
      )}
      {groupe.peutPreparer && (
        <ButtonLink to="/groupes/$id/seances/nouvelle" params={{ id: groupe.id }} look="primary">
          Préparer une séance
        </ButtonLink>
      )}
    </>
  )
}
