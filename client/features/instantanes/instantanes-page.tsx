import { Link, useParams } from '@tanstack/react-router'
import { useAction, useAnswer } from '#client/api/answer'
import { ShowAnswer } from '#client/api/show-answer'
import { useTakeSeance } from '#client/direct/take-seance'
import { Page } from '#client/shell/page'
import { Banner } from '#client/ui/banner'
import { EmptyState } from '#client/ui/states'
import { mediumDay } from '#client/words/dates'
import { motsDuGroupe } from '#client/words/groupe'
import type { AnswerOf } from '#shared/api/endpoint'
import {
  getInstantane,
  type InstantaneBref,
  listInstantanes,
  type PorteeDuGroupe,
  porteesDuGroupe,
  takeInstantaneDuGroupe,
} from '#shared/api/instantanes'
import { getGroupe } from '#shared/api/schemas'
import { sorteDuBref } from '#shared/prose/sources'
import { Reperes } from './comparer-page.tsx'
import { Fil } from './fil.tsx'
import { NouvelleRestitution } from './nouvelle-restitution.tsx'
import { type Portee, PrendreInstantane } from './prendre-instantane.tsx'
import './instantanes.css'

export function InstantanesPage() {
  const { id } = useParams({ from: '/groupes/$id/instantanes' })
  const groupe = useAnswer(getGroupe, { params: { id } })
  const instantanes = useAnswer(listInstantanes, { params: { id } })
  const list = instantanes.state === 'ready' ? instantanes.value : []
  const titre = groupe.state === 'ready' ? groupe.value.titre : null
  return (
    <Page
      title="Instantanés"
      pending={groupe.state === 'loading'}
      crumbs={[
        ...(titre === null
          ? []
          : [
              <Link key="groupe" to="/groupes/$id" params={{ id }}>
                {titre}
              </Link>,
            ]),
        'Instantanés',
      ]}
      intro={
        <p className="lisible">
          Chaque séance est figée à son ouverture, avant la pause et à sa clôture : ces textes ne changent plus jamais.
          Les restitutions n’utilisent que des instantanés.
        </p>
      }
      actions={
        <>
          {groupe.state === 'ready' && <Prendre groupe={groupe.value} />}
          {groupe.state === 'ready' && groupe.value.peutPreparer && list.some(isSource) && (
            <NouvelleRestitution groupe={groupe.value} instantanes={list.filter(isSource)} />
          )}
        </>
      }
    >
      <Reperes groupeId={id} />
      <ShowAnswer of={instantanes} loading="Chargement des instantanés…">
        {(all) => <Timeline instantanes={all} comite={groupe.state === 'ready' && groupe.value.comite} />}
      </ShowAnswer>
    </Page>
  )
}

type Groupe = AnswerOf<typeof getGroupe>
type Sorte = PorteeDuGroupe | 'seance'

/** The group, what it has its place in, and its meetings once they have begun. */
function porteesDe({ axe, comite, seances }: Groupe): Portee<Sorte>[] {
  const met = seances.filter((s) => s.phase !== 'draft').sort((a, b) => b.jour.localeCompare(a.jour))
  const options = met.map((s) => ({ code: s.id, label: `${mediumDay(s.jour)}, ${s.titre}` }))
  const plan = comite ? 'Fiches actions et livrables de tous les axes' : 'Fiches, livrables'
  const groupe: Portee<Sorte> = {
    ...{ code: 'groupe', label: comite ? 'Le comité' : porteesDuGroupe.groupe },
    hint: `${plan}, restitutions, notes et fiches de sous-groupe de ses séances.`,
  }
  const seance: Portee<Sorte> = {
    ...{ code: 'seance', label: 'Une séance' },
    hint: 'Présences, propositions, relevé et fiches de sous-groupe, tels qu’ils sont maintenant.',
    parmi: { label: 'Séance', options },
  }
  const ofAxe: Portee<Sorte> = {
    ...{ code: 'axe', label: porteesDuGroupe.axe },
    hint: 'Fiches actions et livrables de l’axe.',
  }
  const schema: Portee<Sorte> = {
    ...{ code: 'schema', label: porteesDuGroupe.schema },
    hint: 'Fiches actions et livrables de tous les axes.',
  }
  return [groupe, ...(met.length === 0 ? [] : [seance]), ...(axe === null ? [] : [ofAxe]), schema]
}

function Prendre({ groupe }: { groupe: Groupe }) {
  const take = useAction(takeInstantaneDuGroupe)
  const seance = useTakeSeance()
  return (
    <PrendreInstantane
      portees={porteesDe(groupe)}
      take={{ busy: take.busy || seance.busy, refusal: take.refusal ?? seance.refusal }}
      onTake={async (libelle, portee, un) => {
        if (portee === 'seance') return un === null ? null : ((await seance.take(un, libelle))?.sans ?? null)
        const taken = await take.run({ params: { id: groupe.id }, body: { libelle, portee: portee ?? 'groupe' } })
        return taken.ok ? '' : null
      }}
    />
  )
}

/** What restitutions draw from. */
const isSource = (i: InstantaneBref): boolean => sorteDuBref(i) !== null

function Timeline({ instantanes, comite }: { instantanes: readonly InstantaneBref[]; comite: boolean }) {
  const latest = instantanes[0]
  if (latest === undefined) {
    return (
      <EmptyState title="Aucun instantané pour l’instant.">
        Le premier sera pris à l’ouverture de la prochaine séance {motsDuGroupe(comite).du}, ou quand vous le voudrez.
      </EmptyState>
    )
  }
  return (
    <>
      <Chain latest={latest} />
      <Fil instantanes={instantanes} />
    </>
  )
}

/** The server reads every link up to the latest: one word for the whole line. */
function Chain({ latest }: { latest: InstantaneBref }) {
  const answer = useAnswer(getInstantane, { params: { id: latest.id } })
  if (answer.state !== 'ready') return null
  return answer.value.chaineIntacte ? (
    <Banner tone="success" shape="check" title="Chaîne intacte.">
      Chaque instantané porte l’empreinte du précédent : aucun n’a été modifié, ni retiré entre deux autres. Pour savoir
      aussi que les derniers sont là, gardez ailleurs cette empreinte, celle du plus récent :{' '}
      <code>{latest.empreinte.slice(0, 12)}</code>.
    </Banner>
  ) : (
    <Banner tone="danger" shape="triangle" role="alert" title="La chaîne des instantanés est rompue.">
      Un instantané a été modifié ou retiré hors de l’application. Prévenez la personne qui administre : la commande
      « npm run verifier » dit où.
    </Banner>
  )
}
