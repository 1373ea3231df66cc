import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type * as Y from 'yjs'
import { useAction, useAnswer } from '#client/api/answer'
import { ShowAnswer } from '#client/api/show-answer'
import { documentOf, useMeeting } from '#client/direct/meeting'
import { MeetingPage } from '#client/direct/meeting-page'
import { ShowDocument } from '#client/document/open-document'
import { useRows } from '#client/document/use-document-value'
import { Page } from '#client/shell/page'
import { useDocument } from '#client/sync/use-document'
import { Banner } from '#client/ui/banner'
import { Button, ButtonAnchor, ButtonLink } from '#client/ui/button'
import { Checkbox } from '#client/ui/choices'
import { Refused } from '#client/ui/refused'
import { EmptyState } from '#client/ui/states'
import { OrBlank } from '#client/words/blanks'
import { Day, dayOf } from '#client/words/dates'
import { plural } from '#client/words/numbers'
import { can } from '#shared/access/can'
import type { DocumentEntry } from '#shared/api/documents'
import { inviter, listInvitations } from '#shared/api/invitations'
import { getPreparation } from '#shared/api/seances'
import { qualites } from '#shared/documents/choices'
import { emargement } from '#shared/documents/emargement'
import type { Preparation } from './draft.ts'
import { InvitationText } from './invitation-text.tsx'
import './inviter.css'

export function InviterPage() {
  const { id } = useParams({ from: '/seances/$id/inviter' })
  return (
    <MeetingPage id={id} title="Invitations">
      <Opened />
    </MeetingPage>
  )
}

function Opened() {
  const { seance } = useMeeting()
  const document = documentOf(seance, 'emargement')
  const allowed = can(seance.roles, 'createLink') && document !== null
  return (
    <Page
      title="Invitations"
      crumbs={[
        <Link key="seance" to="/seances/$id" params={{ id: seance.id }}>
          {seance.titre}
        </Link>,
        <Link key="preparer" to="/seances/$id/preparer" params={{ id: seance.id }}>
          Préparer
        </Link>,
        'Invitations',
      ]}
      actions={
        allowed && (
          <>
            <ButtonAnchor small href={`/api/seances/${seance.id}/seance.ics`}>
              Fichier d’agenda (.ics)
            </ButtonAnchor>
            <ButtonLink small to="/seances/$id/emargement" params={{ id: seance.id }}>
              Ajouter ou corriger des personnes
            </ButtonLink>
          </>
        )
      }
    >
      {allowed ? (
        <Expected document={document} />
      ) : (
        <Banner tone="neutral" shape="dash" title="Votre rôle ne permet pas d’inviter à cette séance.">
          Demandez à l’animation.
        </Banner>
      )}
    </Page>
  )
}

function Expected({ document }: { document: DocumentEntry }) {
  const { seance } = useMeeting()
  const opened = useDocument('emargement', document.id, { right: document.right, personId: seance.personId })
  const preparation = useAnswer(getPreparation, { params: { id: seance.id } })
  if (!opened.ready)
    return (
      <ShowDocument
        of={opened}
        loading="Ouverture de la feuille…"
        notKept="La liste des personnes attendues n’est pas gardée sur l’appareil : elle revient avec le réseau."
      >
        {() => null}
      </ShowDocument>
    )
  return (
    <ShowAnswer of={preparation} loading="Chargement de la séance…">
      {(p) => <Inviting doc={opened.doc} preparation={p} />}
    </ShowAnswer>
  )
}

interface InvitingProps {
  doc: Y.Doc
  preparation: Preparation
}

/** Who is expected, who has a link; the message of each is made when their link is, since its address is shown once. */
function Inviting({ doc, preparation }: InvitingProps) {
  const { seance } = useMeeting()
  const lignes = useRows(emargement, doc, 'lignes')
  const given = useAnswer(listInvitations, { params: { id: seance.id } })
  const make = useAction(inviter)
  const [made, setMade] = useState<ReadonlyMap<string, string>>(new Map())
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const invited = new Map(given.state === 'ready' ? given.value.map((i) => [i.ligneId, i]) : [])
  const waiting = lignes.filter((l) => !invited.has(l.id))
  const choose = (ids: readonly string[]) => setChosen(new Set(ids))
  const toggle = (id: string, isSelected: boolean) =>
    choose(isSelected ? [...chosen, id] : [...chosen].filter((other) => other !== id))

  const invite = async () => {
    const done = await make.run({ params: { id: seance.id }, body: { lignes: [...chosen] } })
    if (!done.ok) return
    setMade(new Map(done.value.map((i) => [i.ligneId, i.url])))
    choose([])
    given.retry()
  }

  if (lignes.length === 0)
    return (
      <>
        <EmptyState
          title="Personne n’est attendu pour l’instant"
          action={
            <ButtonLink to="/seances/$id/emargement" params={{ id: seance.id }}>
              Ajouter des personnes
            </ButtonLink>
          }
        >
          Ajoutez les membres, délégué·es, volontaires et personnes invitées, ou envoyez le texte commun ci-dessous.
        </EmptyState>
        <Common preparation={preparation} />
      </>
    )
  return (
    <>
      {made.size > 0 && (
        <section className="pile serree" aria-labelledby="inviter-textes">
          <h2 id="inviter-textes">Messages à envoyer</h2>
          <Banner
            tone="ochre"
            shape="triangle"
            title="Copiez ces messages maintenant : leurs liens ne seront plus montrés."
          >
            Envoyez chacun à la personne nommée, et à elle seule.
          </Banner>
          <ul className="liste-nue pile serree">
            {lignes.map((l) => {
              const lien = made.get(l.id)
              return lien === undefined ? null : (
                <InvitationText key={lien} seance={preparation} lien={lien} pour={l.nom ?? 'personne sans nom'} />
              )
            })}
          </ul>
        </section>
      )}
      <section className="carte pile serree" aria-labelledby="inviter-attendus">
        <div className="rang">
          <h2 id="inviter-attendus">Personnes attendues</h2>
          <span className="pousse rang">
            <Button small onPress={() => choose(waiting.map((l) => l.id))} isDisabled={waiting.length === 0}>
              Choisir les personnes sans lien ({waiting.length})
            </Button>
            <Button small look="primary" onPress={() => void invite()} isDisabled={chosen.size === 0 || make.busy}>
              {chosen.size === 0
                ? 'Créer les liens'
                : `Créer ${plural(chosen.size, 'lien personnel', 'liens personnels')}`}
            </Button>
          </span>
        </div>
        <Refused of={make.refusal} />
        <ul className="liste-nue inviter-lignes">
          {lignes.map((l) => {
            const link = invited.get(l.id)
            return (
              <li key={l.id}>
                <Checkbox isSelected={chosen.has(l.id)} onChange={(selected) => toggle(l.id, selected)}>
                  <strong>{l.nom}</strong>, <OrBlank value={l.organisme} blank="nonRenseigne" />
                  {l.qualite !== null && ` · ${qualites[l.qualite].toLowerCase()}`}
                  {l.siege !== null && ` · siège : ${l.siege}`}
                  {l.represente !== null && ` · représente ${l.represente}`}
                </Checkbox>
                <span className="petit">
                  {link === undefined ? (
                    'sans lien'
                  ) : (
                    <>
                      lien du <Day day={dayOf(link.creeA)} form="short" />
                      {link.utiliseA === null ? ', pas encore ouvert' : ', ouvert'}
                    </>
                  )}
                </span>
              </li>
            )
          })}
        </ul>
      </section>
      <Common preparation={preparation} />
    </>
  )
}

/** For those who have no link yet, or who are not on the list. */
const Common = ({ preparation }: { preparation: Preparation }) => (
  <section className="pile serree" aria-labelledby="inviter-commun">
    <h2 id="inviter-commun">Texte commun, sans lien personnel</h2>
    <ul className="liste-nue">
      <InvitationText seance={preparation} lien={null} pour="tout le monde" />
    </ul>
  </section>
)
