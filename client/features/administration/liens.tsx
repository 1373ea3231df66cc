import { useState } from 'react'
import { useAction, useAnswer } from '#client/api/answer'
import { useNow } from '#client/api/server-clock'
import { ShowAnswer } from '#client/api/show-answer'
import { Banner } from '#client/ui/banner'
import { Button } from '#client/ui/button'
import { Chip } from '#client/ui/chip'
import { ConfirmDialog } from '#client/ui/dialog'
import { notify } from '#client/ui/notice'
import { EmptyState } from '#client/ui/states'
import { Cell, Table } from '#client/ui/table'
import { Instant } from '#client/words/dates'
import { insideQuotes } from '#client/words/shorten'
import { roles } from '#shared/access/roles'
import { type Lien, listLiens, revokeLien } from '#shared/api/acces'
import { LienForm } from './lien-form.tsx'
import { usePlaces } from './places.ts'

export function Liens() {
  const liens = useAnswer(listLiens, {})
  const places = usePlaces()
  return (
    <div className="pile">
      <LienForm places={places} />
      <section aria-labelledby="admin-liens" className="pile serree">
        <h2 id="admin-liens">Liens créés</h2>
        <ShowAnswer of={liens} loading="Chargement des liens…">
          {(list) =>
            list.length === 0 ? (
              <EmptyState title="Aucun lien personnel">
                Chaque lien ouvre l’espace à une personne, avec un rôle, pour un groupe ou une séance.
              </EmptyState>
            ) : (
              <Table
                cards
                caption="Liens personnels"
                head={['Pour', 'Rôle', 'Ouvre', 'Créé', 'État', { words: 'Actions', hidden: true }]}
              >
                {list.map((lien) => (
                  <LienRow key={lien.id} lien={lien} place={places.nameOf(lien)} />
                ))}
              </Table>
            )
          }
        </ShowAnswer>
      </section>
    </div>
  )
}

function LienRow({ lien, place }: { lien: Lien; place: string }) {
  const now = useNow()
  const [asking, setAsking] = useState(false)
  const revoke = useAction(revokeLien)
  const usable = lien.revoqueA === null && lien.expireA > now && !(lien.usageUnique && lien.utiliseA !== null)
  const confirm = async () => {
    const result = await revoke.run({ params: { id: lien.id } })
    if (!result.ok) return
    setAsking(false)
    notify(`Le lien pour « ${insideQuotes(lien.pour)} » ne sert plus.`)
  }
  return (
    <tr>
      <th scope="row">
        <strong>{lien.pour}</strong>
      </th>
      <Cell label="Rôle">{roles[lien.role]}</Cell>
      <Cell label="Ouvre">{place}</Cell>
      <Cell label="Créé">
        <span className="petit">
          <Instant at={lien.creeA} form="short" />
        </span>
      </Cell>
      <Cell label="État">
        <EtatLien lien={lien} now={now} />
      </Cell>
      <Cell>
        {(usable || (lien.utiliseA !== null && lien.revoqueA === null)) && (
          <Button
            small
            look="danger"
            onPress={() => setAsking(true)}
            aria-label={`Révoquer le lien pour ${insideQuotes(lien.pour)}`}
          >
            Révoquer
          </Button>
        )}
        <ConfirmDialog
          danger
          title="Révoquer ce lien ?"
          confirm="Révoquer"
          isOpen={asking}
          isBusy={revoke.busy}
          onCancel={() => setAsking(false)}
          onConfirm={() => void confirm()}
        >
          <p>
            Le lien pour « {insideQuotes(lien.pour)} » ne s’ouvrira plus, et les accès qu’il a ouverts sont fermés
            aussitôt, même en pleine séance.
          </p>
          {revoke.refusal !== null && (
            <Banner tone="danger" shape="triangle" role="alert" title={revoke.refusal.message} />
          )}
        </ConfirmDialog>
      </Cell>
    </tr>
  )
}

function EtatLien({ lien, now }: { lien: Lien; now: number }) {
  if (lien.revoqueA !== null) return <Chip shape="cross">Révoqué</Chip>
  if (lien.usageUnique && lien.utiliseA !== null) {
    return (
      <Chip tone="success" shape="check">
        Utilisé
      </Chip>
    )
  }
  if (lien.expireA <= now) return <Chip shape="square">Expiré</Chip>
  return (
    <Chip tone="info" shape="dot">
      {lien.usageUnique ? 'À utiliser une fois' : 'Réutilisable'}
    </Chip>
  )
}
