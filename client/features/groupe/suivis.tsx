import { Link } from '@tanstack/react-router'
import { useAction, useAnswer } from '#client/api/answer'
import { ShowAnswer } from '#client/api/show-answer'
import { Chip } from '#client/ui/chip'
import { Checkbox } from '#client/ui/choices'
import { Refused } from '#client/ui/refused'
import { blanks, OrBlank } from '#client/words/blanks'
import { ReleveChip } from '#client/words/chips'
import { Day, dayOf } from '#client/words/dates'
import { plural } from '#client/words/numbers'
import { getSuivis, type LigneSuivie, markFait, type PremiereReunionSuivie } from '#shared/api/suivis'
import { ActeurSuiviCard } from './acteur-suivi.tsx'
import './suivis.css'

/** What the closed meetings of the group left to follow, until it is done. */
export function Suivis({ groupeId }: { groupeId: string }) {
  const answer = useAnswer(getSuivis, { params: { id: groupeId } }, { every: 30_000 })
  return (
    <ShowAnswer of={answer} loading="Recherche de ce qui est à suivre…">
      {({ lignes, acteurs, reunions }) => (
        <>
          <Lignes groupeId={groupeId} lignes={lignes} />
          <section aria-labelledby="suivi-acteurs" className="pile serree">
            <h2 id="suivi-acteurs">Acteurs manquants</h2>
            {acteurs.length === 0 && <p className="petit">Aucun acteur manquant n’a été nommé à une séance close.</p>}
            <ul className="liste-nue pile serree">
              {acteurs.map((acteur) => (
                <ActeurSuiviCard key={acteur.id} groupeId={groupeId} suivi={acteur} />
              ))}
            </ul>
          </section>
          {reunions.length > 0 && <Reunions reunions={reunions} />}
        </>
      )}
    </ShowAnswer>
  )
}

function Lignes({ groupeId, lignes }: { groupeId: string; lignes: readonly LigneSuivie[] }) {
  const open = lignes.filter((l) => l.faitA === null)
  const done = lignes.filter((l) => l.faitA !== null)
  const list = (shown: readonly LigneSuivie[]) => (
    <ul className="liste-nue pile serree">
      {shown.map((ligne) => (
        <Ligne key={ligne.id} groupeId={groupeId} ligne={ligne} />
      ))}
    </ul>
  )
  return (
    <section aria-labelledby="suivi-lignes" className="pile serree">
      <h2 id="suivi-lignes">Décisions et engagements à suivre</h2>
      {open.length === 0 && (
        <p className="petit">
          {done.length === 0 ? 'Aucune séance close n’a laissé de décision ni d’engagement.' : 'Tout est fait.'}
        </p>
      )}
      {list(open)}
      {done.length > 0 && (
        <details>
          <summary>{plural(done.length, 'ligne faite', 'lignes faites')}</summary>
          {list(done)}
        </details>
      )}
    </section>
  )
}

function Ligne({ groupeId, ligne }: { groupeId: string; ligne: LigneSuivie }) {
  const mark = useAction(markFait)
  const { nature, texte, qui, echeance, enRetard, seance, sousGroupe, faitA, peutMarquer } = ligne
  const words = texte.trim() === '' ? blanks.nonRenseigne : texte
  return (
    <li className="carte suivi-ligne">
      <div className="rang">
        <ReleveChip nature={nature} />
        {enRetard && (
          <Chip tone="danger" shape="triangle">
            En retard
          </Chip>
        )}
      </div>
      <p>{words}</p>
      <p className="petit">
        <OrBlank value={qui} blank="aDesigner" /> · {echeance === null ? blanks.sansDate : <Day day={echeance} />} ·
        séance du <Day day={seance.jour} />
        {sousGroupe !== null && `, ${sousGroupe}`}
        {faitA !== null && (
          <>
            {' · '}fait le <Day day={dayOf(faitA)} />
          </>
        )}
      </p>
      {peutMarquer && (
        <Checkbox
          isSelected={faitA !== null}
          isDisabled={mark.busy}
          onChange={(fait) => void mark.run({ params: { id: groupeId, suiviId: ligne.id }, body: { fait } })}
        >
          C’est fait<span className="sr">&nbsp;: {words}</span>
        </Checkbox>
      )}
      <Refused of={mark.refusal} />
    </li>
  )
}

function Reunions({ reunions }: { reunions: readonly PremiereReunionSuivie[] }) {
  return (
    <section aria-labelledby="suivi-reunions" className="pile serree">
      <h2 id="suivi-reunions">Premières réunions des sous-groupes</h2>
      <ul className="liste-nue pile serree">
        {reunions.map(({ sousGroupeId, seanceId, documentId, sousGroupe, jour, texte, par }) => (
          <li key={sousGroupeId} className="carte suivi-ligne">
            <Link to="/seances/$id/sous-groupes/$documentId" params={{ id: seanceId, documentId }}>
              {sousGroupe}
            </Link>
            <p className="petit">
              {jour !== null && <Day day={jour} form="long" startsSentence />}
              {jour !== null && texte !== null && ', '}
              {jour !== null ? texte : <OrBlank value={texte} blank="aFixer" />}
              {jour === null && (
                <>
                  {' · '}qui propose des dates&nbsp;: <OrBlank value={par} blank="aDesigner" />
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
