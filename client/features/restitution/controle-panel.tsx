import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { useAnswer } from '#client/api/answer'
import { useMoi } from '#client/api/moi'
import { ShowAnswer } from '#client/api/show-answer'
import { Publication } from '#client/document/publication'
import { Button } from '#client/ui/button'
import { Chip, type Tone } from '#client/ui/chip'
import { announce } from '#client/ui/notice'
import type { ShapeName } from '#client/ui/shape'
import { EmptyState } from '#client/ui/states'
import { can } from '#shared/access/can'
import { type Constat, constats, controleRestitution, type Gravite, gravites, type Lieu } from '#shared/api/controle'
import { getRestitution } from '#shared/api/restitutions'

interface ControlePanelProps {
  documentId: string
  /** Shows a block of the text, or its head when there is no rank. */
  show: (rang: number | null) => void
  onClose: () => void
}

const toRemove = 'Rien ne se publie tant qu’une personne, une adresse ou un mot de passe est dans le texte.'

const toValidate = 'Une restitution se publie une fois validée.'
const archived = 'Une restitution archivée ne se publie plus. Faites-en une nouvelle version.'

/** What was found before publishing, the gravest first; each opens where it stands and where it is corrected. */
export function ControlePanel({ documentId, show, onClose }: ControlePanelProps) {
  const answer = useAnswer(controleRestitution, { params: { id: documentId } })
  const moi = useMoi()
  const canPublish = moi.state === 'ready' && moi.value !== null && can(moi.value.roles, 'publish')
  const standing = useAnswer(getRestitution, { params: { id: documentId } })
  const statut = standing.state === 'ready' ? standing.value.statut : null
  const validated = statut === 'validee' || statut === 'publiee'
  const title = useRef<HTMLHeadingElement>(null)
  const found = answer.state === 'ready' ? answer.value.constats : null
  const said = found === null ? null : summary(found)
  useEffect(() => title.current?.focus(), [])
  useEffect(() => {
    if (said !== null) announce(said)
  }, [said])
  return (
    <section className="restitution-controle" aria-labelledby="titre-controle">
      <h2 id="titre-controle" ref={title} tabIndex={-1}>
        Contrôle avant publication
      </h2>
      <div className="rang">
        <Button small onPress={answer.retry}>
          Contrôler à nouveau
        </Button>
        <Button small look="quiet" onPress={onClose}>
          Fermer
        </Button>
      </div>
      <ShowAnswer of={answer} loading="Contrôle en cours…">
        {({ constats: list }) =>
          list.length === 0 ? (
            <EmptyState title="Rien à signaler">
              Ni blanc, ni contradiction, ni donnée personnelle : le texte peut être relu.
            </EmptyState>
          ) : (
            <>
              <p className="petit">{summary(list)}</p>
              {(Object.keys(gravites) as Gravite[]).map((gravite) => (
                <Group key={gravite} gravite={gravite} list={list.filter((c) => c.gravite === gravite)} show={show} />
              ))}
            </>
          )
        }
      </ShowAnswer>
      {found !== null && canPublish && (
        <>
          <h3>Publication</h3>
          <Publication
            sorte="restitution"
            id={documentId}
            empeche={
              found.some((c) => c.gravite === 'bloquant')
                ? toRemove
                : validated
                  ? null
                  : statut === 'archivee'
                    ? archived
                    : toValidate
            }
          />
        </>
      )}
    </section>
  )
}

function summary(list: readonly Constat[]): string {
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

interface GroupProps {
  gravite: Gravite
  list: readonly Constat[]
  show: (rang: number | null) => void
}

function Group({ gravite, list, show }: GroupProps) {
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
            {c.extrait !== null && <p className="restitution-extrait">« {c.extrait} »</p>}
            <div className="rang">
              {(c.rang !== null || c.lieu.sorte === 'texte') && (
                <Button small aria-label={`Voir dans le texte : ${c.phrase}`} onPress={() => show(c.rang)}>
                  Voir dans le texte
                </Button>
              )}
              <Place lieu={c.lieu} />
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Where a finding is corrected, when that is not in the text itself. */
function Place({ lieu }: { lieu: Lieu }): ReactNode {
  switch (lieu.sorte) {
    case 'texte':
      return null
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
