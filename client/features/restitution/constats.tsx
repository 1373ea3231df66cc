import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Button } from '#client/ui/button'
import { Chip, type Tone } from '#client/ui/chip'
import type { ShapeName } from '#client/ui/shape'
import { type Constat, constats, type Gravite, gravites, type Lieu } from '#shared/api/controle'

/** How many points, by how much they matter. */
export function summary(list: readonly Constat[]): string {
  if (list.length === 0) return 'Rien à signaler.'
  const of = (gravite: Gravite) => list.filter((c) => c.gravite === gravite).length
  const said = (Object.keys(gravites) as Gravite[])
    .filter((g) => of(g) > 0)
    .map((g) => `${gravites[g].toLowerCase()} : ${of(g)}`)
  return `${list.length} ${list.length === 1 ? 'point relevé' : 'points relevés'} (${said.join(', ')}).`
}

const looks: Readonly<Record<Gravite, { tone: Tone; shape: ShapeName }>> = {
  bloquant: { tone: 'danger', shape: 'triangle' },
  aCorriger: { tone: 'ochre', shape: 'half' },
  aVerifier: { tone: 'neutral', shape: 'circle' },
}

/** Where a finding is shown beside or in the text. */
export interface Shows {
  /** A block of the text, or its head when there is no rank. */
  rang: (rang: number | null) => void
  commentaire: (id: string) => void
}

interface GroupProps {
  gravite: Gravite
  list: readonly Constat[]
  show: Shows
}

/** The findings that matter as much as each other. */
export function Group({ gravite, list, show }: GroupProps) {
  if (list.length === 0) return null
  return (
    <>
      <h3>
        <Chip {...looks[gravite]}>
          {gravites[gravite]} ({list.length})
        </Chip>
      </h3>
      <ul className="liste-nue restitution-constats">
        {list.map((c) => (
          <li key={`${c.code} ${c.rang} ${c.phrase} ${c.extrait}`}>
            <p className="petit">{constats[c.code]}</p>
            <p>{c.phrase}</p>
            {c.extrait !== null && <p className="restitution-extrait">« {c.extrait} »</p>}
            <div className="rang">
              {(c.rang !== null || c.lieu.sorte === 'texte') && (
                <Button small aria-label={`Voir dans le texte : ${c.phrase}`} onPress={() => show.rang(c.rang)}>
                  Voir dans le texte
                </Button>
              )}
              <Place lieu={c.lieu} phrase={c.phrase} show={show} />
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Where a finding is corrected, when that is not in the text itself. */
function Place({ lieu, phrase, show }: { lieu: Lieu; phrase: string; show: Shows }): ReactNode {
  switch (lieu.sorte) {
    case 'texte':
      return null
    case 'commentaire':
      return (
        <Button small aria-label={`Ouvrir le commentaire : ${phrase}`} onPress={() => show.commentaire(lieu.id)}>
          Ouvrir le commentaire
        </Button>
      )
    case 'fiche':
      return (
        <Link to="/fiches/$documentId" params={{ documentId: lieu.id }}>
          Ouvrir la fiche
        </Link>
      )
    case 'livrable':
      return (
        <Link to="/livrables/$documentId" params={{ documentId: lieu.id }}>
          Ouvrir le livrable
        </Link>
      )
    case 'sousGroupe':
      return (
        <Link to="/seances/$id/sous-groupes/$documentId" params={{ id: lieu.seanceId, documentId: lieu.id }}>
          Ouvrir la fiche du sous-groupe
        </Link>
      )
    case 'propositions':
      return (
        <Link to="/seances/$id" params={{ id: lieu.seanceId }}>
          Ouvrir la séance
        </Link>
      )
    case 'releve':
      return (
        <Link to="/seances/$id/releve" params={{ id: lieu.seanceId }}>
          Ouvrir le relevé
        </Link>
      )
  }
}
