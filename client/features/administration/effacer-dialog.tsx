import { Link } from '@tanstack/react-router'
import { useAction, useAnswer } from '#client/api/answer'
import { ShowAnswer } from '#client/api/show-answer'
import { Banner } from '#client/ui/banner'
import { ConfirmDialog } from '#client/ui/dialog'
import { notify } from '#client/ui/notice'
import { plural } from '#client/words/numbers'
import type { AnswerOf } from '#shared/api/endpoint'
import { effacerPersonne, getEffacement } from '#shared/api/personnes'
import type { Personne } from './personnes.tsx'

type Reste = AnswerOf<typeof getEffacement>

/** What goes, what stays and why, before anything is done: it cannot be undone. */
export function EffacerDialog({ personne, onClose }: { personne: Personne; onClose: () => void }) {
  const left = useAnswer(getEffacement, { params: { id: personne.id } })
  const { run, busy, refusal } = useAction(effacerPersonne)
  const erase = async () => {
    const done = await run({ params: { id: personne.id } })
    if (!done.ok) return
    notify('La personne est effacée.')
    onClose()
  }
  return (
    <ConfirmDialog
      danger
      title={`Effacer ${personne.nom}${personne.organisme === null ? '' : `, ${personne.organisme}`} ?`}
      confirm="Effacer définitivement"
      isOpen
      isBusy={busy || left.state !== 'ready'}
      onCancel={onClose}
      onConfirm={() => void erase()}
    >
      <p>
        <strong>Ce qui disparaît :</strong> son nom et sa fonction, sur toutes les feuilles d’émargement et dans leur
        historique ; ses accès, ses liens personnels et ses rôles ; ce qu’elle a écrit seule, ses disponibilités, ses
        demandes de parole et ses signaux ; ses textes tapés après une clôture et non repris.
      </p>
      <p>
        <strong>Ce qui reste, sans son nom :</strong> sa présence, comptée avec son organisme et son mode, et ses
        gommettes, pour que les nombres déjà restitués restent justes ; ce qu’elle a écrit ou proposé avec le groupe,
        qui est le travail du groupe.
      </p>
      <ShowAnswer of={left} loading="Recherche de son nom dans les documents…">
        {(found) => <Left {...found} />}
      </ShowAnswer>
      <p className="petit">
        Les sauvegardes du serveur gardent le nom jusqu’à leur remplacement. Cet effacement ne peut pas être annulé.
      </p>
      {refusal !== null && <Banner tone="danger" shape="triangle" role="alert" title={refusal.message} />}
    </ConfirmDialog>
  )
}

/** Where the name would still stand: texts are for people to correct, snapshots are never rewritten. */
function Left({ homonymes, documents, instantanes, publications }: Reste) {
  if (homonymes === 0 && documents.length === 0 && instantanes.length === 0 && publications.length === 0)
    return <p>Son nom n’est écrit dans aucun document, aucun instantané ni aucune page publiée.</p>
  return (
    <>
      {homonymes > 0 && (
        <p>
          {plural(homonymes, 'autre personne porte', 'autres personnes portent')} ce nom : là où quelqu’un l’a écrit à
          la main («&nbsp;représente&nbsp;», intervenant·e), il reste, faute de savoir de qui il s’agit.
        </p>
      )}
      {documents.length > 0 && (
        <>
          <p>Son nom est écrit dans ces documents. Retirez-le à la main, avant ou après :</p>
          <ul>
            {documents.map((d) => (
              <li key={d.id}>
                <WhereToCorrect document={d} />
              </li>
            ))}
          </ul>
        </>
      )}
      {publications.length > 0 && (
        <>
          <p>
            Son nom est lisible par tout le monde sur ces pages publiées, qui restent telles quelles. Corrigez le texte
            puis publiez de nouveau, ou retirez-les :
          </p>
          <ul>
            {publications.map((p) => (
              <li key={p.chemin}>
                <a href={p.chemin}>{p.titre}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {instantanes.length > 0 && (
        <p>
          Des instantanés contiennent son nom et ne sont jamais réécrits, car ils font foi : {instantanes.join(' ; ')}.
          Signalez-le à la personne déléguée à la protection des données.
        </p>
      )}
    </>
  )
}

function WhereToCorrect({ document: { id, titre, kind, seanceId } }: { document: Reste['documents'][number] }) {
  if (kind === 'fiche-action') {
    return (
      <Link to="/fiches/$documentId" params={{ documentId: id }}>
        {titre}
      </Link>
    )
  }
  if (seanceId === null) return titre
  return (
    <Link to="/seances/$id" params={{ id: seanceId }}>
      {titre}
    </Link>
  )
}
