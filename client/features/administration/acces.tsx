import { useState } from 'react'
import { useAction, useAnswer } from '#client/api/answer'
import { ShowAnswer } from '#client/api/show-answer'
import { Banner } from '#client/ui/banner'
import { Button } from '#client/ui/button'
import { Chip } from '#client/ui/chip'
import { ConfirmDialog } from '#client/ui/dialog'
import { notify } from '#client/ui/notice'
import { EmptyState } from '#client/ui/states'
import { Cell, Table } from '#client/ui/table'
import { Instant } from '#client/words/dates'
import { roles } from '#shared/access/roles'
import { closeAcces, listAcces } from '#shared/api/acces'
import type { AnswerOf } from '#shared/api/endpoint'

type OpenAcces = AnswerOf<typeof listAcces>[number]

/** Devices that are let in now; those of the participants of a meeting are on its attendance sheet. */
export function Acces() {
  const acces = useAnswer(listAcces, {}, { every: 30_000 })
  return (
    <section aria-labelledby="admin-acces" className="pile serree">
      <h2 id="admin-acces">Accès ouverts</h2>
      <p className="petit">Les participantes et participants d’une séance figurent sur sa feuille d’émargement.</p>
      <ShowAnswer of={acces} loading="Chargement des accès…">
        {(list) =>
          list.length === 0 ? (
            <EmptyState title="Aucun accès ouvert" />
          ) : (
            <Table
              cards
              caption="Accès ouverts"
              head={['Personne', 'Rôle', 'Ouvert', 'Expire', { words: 'Actions', hidden: true }]}
            >
              {list.map((a) => (
                <AccesRow key={a.id} acces={a} />
              ))}
            </Table>
          )
        }
      </ShowAnswer>
    </section>
  )
}

function AccesRow({ acces }: { acces: OpenAcces }) {
  const [asking, setAsking] = useState(false)
  const close = useAction(closeAcces)
  const confirm = async () => {
    const result = await close.run({ params: { id: acces.id } })
    if (!result.ok) return
    setAsking(false)
    notify(`L’accès de ${acces.nom} est fermé.`)
  }
  return (
    <tr>
      <th scope="row">
        <strong>{acces.nom}</strong>
      </th>
      <Cell label="Rôle">{acces.role === null ? 'Selon la séance' : roles[acces.role]}</Cell>
      <Cell label="Ouvert">
        <Instant at={acces.ouvertA} form="short" />
      </Cell>
      <Cell label="Expire">
        <Instant at={acces.expireA} form="short" />
      </Cell>
      <Cell>
        {acces.courant ? (
          <Chip tone="info" shape="dot">
            Cet appareil
          </Chip>
        ) : (
          <Button small look="danger" onPress={() => setAsking(true)} aria-label={`Fermer l’accès de ${acces.nom}`}>
            Fermer
          </Button>
        )}
        <ConfirmDialog
          danger
          title="Fermer cet accès ?"
          confirm="Fermer l’accès"
          isOpen={asking}
          isBusy={close.busy}
          onCancel={() => setAsking(false)}
          onConfirm={() => void confirm()}
        >
          <p>{acces.nom} sera déconnecté·e aussitôt. Il faudra un nouveau lien pour revenir.</p>
          {close.refusal !== null && (
            <Banner tone="danger" shape="triangle" role="alert" title={close.refusal.message} />
          )}
        </ConfirmDialog>
      </Cell>
    </tr>
  )
}
