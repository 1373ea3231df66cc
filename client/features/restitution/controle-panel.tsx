import { useEffect, useRef } from 'react'
import { useAnswer } from '#client/api/answer'
import { ShowAnswer } from '#client/api/show-answer'
import { Publication } from '#client/document/publication'
import { Button } from '#client/ui/button'
import { announce } from '#client/ui/notice'
import { EmptyState } from '#client/ui/states'
import { can } from '#shared/access/can'
import type { Role } from '#shared/access/roles'
import { type Gravite, gravites } from '#shared/api/controle'
import { getRestitution } from '#shared/api/restitutions'
import { Group, type Shows, summary } from './constats.tsx'
import { useControle } from './use-controle.ts'

interface ControlePanelProps {
  documentId: string
  roles: readonly Role[]
  show: Shows
  onClose: () => void
}

const stopped =
  'Rien ne se publie tant qu’une personne, une adresse ou un mot de passe est dans le texte, ou qu’un encadré « à compléter » y est vide.'

const toValidate = 'Une restitution se publie une fois validée.'
const archived = 'Une restitution archivée ne se publie plus. Faites-en une nouvelle version.'

/** What was found before publishing, the gravest first; each opens where it stands and where it is corrected. */
export function ControlePanel({ documentId, roles, show, onClose }: ControlePanelProps) {
  const { answer, attente, again } = useControle(documentId)
  const canPublish = can(roles, 'publish')
  const standing = useAnswer(getRestitution, { params: { id: documentId } })
  const statut = standing.state === 'ready' ? standing.value.statut : null
  const validated = statut === 'validee' || statut === 'publiee'
  const title = useRef<HTMLHeadingElement>(null)
  const found = attente === null && answer.state === 'ready' ? answer.value.constats : null
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
        <Button small onPress={again} isDisabled={attente !== null}>
          Contrôler à nouveau
        </Button>
        <Button small look="quiet" onPress={onClose}>
          Fermer
        </Button>
      </div>
      {attente !== null ? (
        <p role="status">{attente}</p>
      ) : (
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
      )}
      {found !== null && canPublish && (
        <>
          <h3>Publication</h3>
          <Publication
            sorte="restitution"
            id={documentId}
            empeche={
              found.some((c) => c.gravite === 'bloquant')
                ? stopped
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
