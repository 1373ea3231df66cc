import { useEffect, useRef, useState } from 'react'
import { useAction } from '#client/api/answer'
import { groupeWords, headcount, membersOf, openGroupes, peopleWords, shortTitle } from '#client/direct/groupes'
import type { SousGroupeRow } from '#client/direct/live-meeting'
import { useMeeting } from '#client/direct/meeting'
import { VisioLink } from '#client/direct/visio-link'
import { Button, ButtonLink } from '#client/ui/button'
import { notify } from '#client/ui/notice'
import { Refused } from '#client/ui/refused'
import { ModeChip } from '#client/words/chips'
import { chooseSousGroupe } from '#shared/api/sous-groupes'

/** The sub-group of the person, or the choice of one. Changing loses nothing: what was written stays in its sheet. */
export function MyGroupe() {
  const { direct, phase, takesPart, sousGroupeId } = useMeeting()
  // The sub-group being changed: once another is chosen, this one is no longer the question.
  const [leaving, setLeaving] = useState<string | null>(null)
  const changing = leaving !== null && leaving === sousGroupeId
  const heading = useRef<HTMLHeadingElement>(null)
  const before = useRef(sousGroupeId)
  useEffect(() => {
    if (before.current === sousGroupeId) return
    before.current = sousGroupeId
    // The button that was pressed went away with its card.
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true })
  }, [sousGroupeId])
  const mine = direct.sousGroupes.find((g) => g.id === sousGroupeId)
  const chooses = takesPart && (phase === 'open' || phase === 'live')
  if (direct.sousGroupes.length === 0) return null
  return (
    <section className="pile serree" aria-labelledby="mon-sous-groupe" id="ecrire">
      <h2 id="mon-sous-groupe" ref={heading} tabIndex={-1}>
        {chooses || mine !== undefined ? 'Mon sous-groupe' : 'Les sous-groupes'}
      </h2>
      {mine !== undefined && <GroupeChoice groupe={mine} mine />}
      {mine !== undefined && chooses && (
        <Button small aria-expanded={changing} onPress={() => setLeaving(changing ? null : sousGroupeId)}>
          {changing ? 'Garder ce sous-groupe' : 'Changer de sous-groupe'}
        </Button>
      )}
      {mine === undefined && chooses && <p>Choisissez celui auquel vous participez. Vous pourrez en changer.</p>}
      {(mine === undefined || changing || !chooses) && (
        <ul className="liste-nue pile serree">
          {openGroupes(direct)
            .filter((g) => g.id !== mine?.id)
            .map((groupe) => (
              <li key={groupe.id}>
                <GroupeChoice groupe={groupe} choose={chooses} />
              </li>
            ))}
        </ul>
      )}
    </section>
  )
}

interface GroupeChoiceProps {
  groupe: SousGroupeRow
  mine?: boolean
  choose?: boolean
}

function GroupeChoice({ groupe, mine, choose }: GroupeChoiceProps) {
  const { seance, direct, phase } = useMeeting()
  const action = useAction(chooseSousGroupe)
  const count = headcount(membersOf(direct, groupe.id))
  const submit = async () => {
    const result = await action.run({ params: { id: seance.id }, body: { sousGroupeId: groupe.id } })
    if (result.ok) notify(`Vous êtes dans le ${groupeWords(groupe).toLowerCase()}.`)
  }
  const writes = mine === true && phase === 'live'
  return (
    <article className={mine === true ? 'carte choix-groupe mien' : 'carte choix-groupe'}>
      <p className="cle">{groupeWords(groupe)}</p>
      <h3>{shortTitle(groupe)}</h3>
      {groupe.titreCourt !== null && groupe.titre !== null && groupe.titre !== groupe.titreCourt && (
        <p className="petit">{groupe.titre}</p>
      )}
      <p className="petit rang">
        {peopleWords(count.total)}
        {count.salle > 0 && <ModeChip mode="salle" count={count.salle} />}
        {count.distance > 0 && <ModeChip mode="distance" count={count.distance} />}
      </p>
      {(groupe.lieu !== null || groupe.visio !== null) && (
        <p className="petit rang">
          {groupe.lieu} <VisioLink visio={groupe.visio} label="Rejoindre la visio du sous-groupe" />
        </p>
      )}
      <div className="rang">
        {choose === true && (
          <Button isDisabled={action.busy} onPress={() => void submit()}>
            Choisir<span className="sr"> le {groupeWords(groupe).toLowerCase()}</span>
          </Button>
        )}
        {groupe.document !== null && (
          <ButtonLink
            to="/seances/$id/sous-groupes/$documentId"
            params={{ id: seance.id, documentId: groupe.document }}
            look={writes ? 'primary' : 'quiet'}
          >
            {writes ? 'Écrire dans la fiche' : 'Lire la fiche'}
            <span className="sr"> du {groupeWords(groupe).toLowerCase()}</span>
          </ButtonLink>
        )}
      </div>
      <Refused of={action.refusal} />
    </article>
  )
}
