import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useAnswer } from '#client/api/answer'
import { ShowAnswer } from '#client/api/show-answer'
import { blanks, OrBlank } from '#client/words/blanks'
import { Day, timeRange } from '#client/words/dates'
import { plural } from '#client/words/numbers'
import { type Depuis, getDepuis } from '#shared/api/suivis'
import { etapeAtteinte } from '#shared/documents/acteurs'
import './depuis.css'

type Groupe = Depuis['groupes'][number]
type Demande = Depuis['demandes'][number]

/** Read in a minute on a phone: the rest is one tap away. */
const MOST = 5
const MOST_GROUPS = 2

const wordsOf = (texte: string): string => (texte.trim() === '' ? blanks.nonRenseigne : texte)

/** What was decided last time, what was done since, and what is expected of whoever comes back. */
export function DepuisLaDerniereFois() {
  const answer = useAnswer(getDepuis, {}, { every: 60_000 })
  return (
    <ShowAnswer of={answer} loading="Recherche de ce qui s’est passé depuis…">
      {(depuis) => <Since {...depuis} />}
    </ShowAnswer>
  )
}

function Since({ organisme, demandes, engagements, groupes }: Depuis) {
  if (groupes.length === 0 && demandes.length === 0) return null
  return (
    <section aria-labelledby="accueil-depuis" className="pile serree">
      <h2 id="accueil-depuis">Depuis la dernière fois</h2>
      <div className="grille">
        <section className="carte pile serree" aria-labelledby="depuis-moi">
          <h3 id="depuis-moi">Ce qui m’est demandé</h3>
          <Some items={demandes} none="Rien ne vous est demandé.">
            {(demande) => <Asked demande={demande} />}
          </Some>
          <h3>{organisme === null ? 'Engagements de mon organisme' : `Engagements de ${organisme}`}</h3>
          <Some
            items={engagements}
            none={
              organisme === null
                ? 'Votre organisme n’est pas renseigné : ses engagements ne peuvent pas être retrouvés.'
                : 'Aucun engagement ouvert.'
            }
          >
            {(ligne) => (
              <Link to="/groupes/$id" params={{ id: ligne.groupeId }}>
                {wordsOf(ligne.texte)}
                <DueWords {...ligne} />
              </Link>
            )}
          </Some>
        </section>
        {groupes.slice(0, MOST_GROUPS).map((groupe) => (
          <LastTime key={groupe.id} groupe={groupe} />
        ))}
      </div>
    </section>
  )
}

function LastTime({ groupe }: { groupe: Groupe }) {
  const { id, titre, seance, decisions, faits, acteurs, prochaine } = groupe
  const done: { id: string; words: string }[] = [
    ...faits.map((l) => ({ id: l.id, words: `${wordsOf(l.texte)}${l.qui === null ? '' : ` (${l.qui})`}` })),
    ...acteurs.map((a) => ({ id: a.id, words: `${a.acteur} ${actorWords[etapeAtteinte(a.etapes) ?? 'sollicite']}` })),
  ]
  const titleId = `depuis-${id}`
  return (
    <section className="carte pile serree" aria-labelledby={titleId}>
      <div>
        <h3 id={titleId}>{titre}</h3>
        <p className="petit">
          <Link to="/seances/$id" params={{ id: seance.id }}>
            Séance du <Day day={seance.jour} />
          </Link>{' '}
          ·{' '}
          <Link to="/groupes/$id" params={{ id }}>
            tout le suivi
          </Link>
        </p>
      </div>
      <h4>Décidé</h4>
      <Some items={decisions} none="Aucune décision n’a été notée.">
        {(l) => wordsOf(l.texte)}
      </Some>
      <h4>Fait depuis</h4>
      <Some items={done} none="Rien n’a encore été noté comme fait.">
        {(l) => l.words}
      </Some>
      <h4>Prochain rendez-vous</h4>
      <Next {...prochaine} />
    </section>
  )
}

const actorWords = { sollicite: 'a été sollicité', rejoint: 'a rejoint le groupe', present: 'est venu à une séance' }

function Next({ jour, debut, fin, mots, par }: Groupe['prochaine']) {
  const hours = timeRange(debut, fin)
  if (jour === null)
    return (
      <p className="petit">
        <OrBlank value={mots} blank="aFixer" /> · qui propose des dates&nbsp;: <OrBlank value={par} blank="aDesigner" />
      </p>
    )
  return (
    <p>
      <Day day={jour} form="long" startsSentence />
      {hours !== null && `, ${hours}`}
      {mots !== null && `, ${mots}`}
    </p>
  )
}

interface SomeProps<T> {
  items: readonly T[]
  none: string
  children: (item: T) => ReactNode
}

function Some<T>({ items, none, children }: SomeProps<T>) {
  if (items.length === 0) return <p className="petit">{none}</p>
  const left = items.length - MOST
  return (
    <ul className="depuis-liste">
      {items.slice(0, MOST).map((item) => (
        <li key={JSON.stringify(item)}>{children(item)}</li>
      ))}
      {left > 0 && <li className="petit">et {plural(left, 'autre')}</li>}
    </ul>
  )
}

const DueWords = ({ echeance, enRetard }: { echeance: string | null; enRetard: boolean }) => (
  <span className="petit">
    {' · '}
    {echeance === null ? (
      blanks.sansDate
    ) : (
      <>
        pour le <Day day={echeance} />
      </>
    )}
    {enRetard && <strong> · en retard</strong>}
  </span>
)

function Asked({ demande }: { demande: Demande }) {
  switch (demande.nature) {
    case 'dates':
    case 'fiche': {
      const { seanceId: id, documentId, sousGroupe } = demande
      return (
        <Link to="/seances/$id/sous-groupes/$documentId" params={{ id, documentId }}>
          {demande.nature === 'dates'
            ? `Répondre sur ${plural(demande.dates, 'date')}\u00a0: ${sousGroupe}`
            : `Finir la fiche «\u00a0${sousGroupe}\u00a0»\u00a0: ${demande.restent.join(', ')}`}
        </Link>
      )
    }
    case 'engagement':
      return (
        <Link to="/groupes/$id" params={{ id: demande.groupeId }}>
          {wordsOf(demande.texte)}
          <DueWords {...demande} />
        </Link>
      )
    case 'acteur':
      return (
        <Link to="/groupes/$id" params={{ id: demande.groupeId }}>
          Solliciter {demande.acteur}
          {demande.sousGroupe !== null && ` (${demande.sousGroupe})`}
        </Link>
      )
  }
}
