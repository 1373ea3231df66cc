import { CircleUserRound } from 'lucide-react'
import { useState } from 'react'
import { useAction } from '#client/api/answer'
import { useMoi } from '#client/api/moi'
import { leaveDevice } from '#client/offline/leave-device'
import { pendingLocally } from '#client/sync/documents'
import { ButtonAnchor } from '#client/ui/button'
import { ConfirmDialog } from '#client/ui/dialog'
import { Menu, type MenuAction } from '#client/ui/menu'
import { plural } from '#client/words/numbers'
import { can } from '#shared/access/can'
import { type Moi, signOut } from '#shared/api/acces'

export function AccountMenu() {
  const moi = useMoi()
  if (moi.state !== 'ready') return null
  if (moi.value === null) {
    return (
      <ButtonAnchor href="/r" small>
        Rejoindre une séance
      </ButtonAnchor>
    )
  }
  return <SignedIn moi={moi.value} />
}

function SignedIn({ moi }: { moi: Moi }) {
  const [asking, setAsking] = useState(false)
  const leave = useAction(signOut)
  const go = async () => {
    const result = await leave.run({})
    if (!result.ok) return
    await leaveDevice(moi.personId)
    // Still here: another tab holds a copy, which is said in this one's place.
    setAsking(false)
  }
  const actions: MenuAction[] = [
    ...(can(moi.roles, 'createLink')
      ? [{ id: 'administration', label: 'Administration', href: '/administration' }]
      : []),
    { id: 'brouillons', label: 'Mes brouillons', href: '/brouillons' },
    { id: 'diagnostic', label: 'Tester ma connexion', href: '/diagnostic' },
    { id: 'accessibilite', label: 'Accessibilité', href: '/accessibilite' },
    { id: 'confidentialite', label: 'Vos données', href: '/confidentialite' },
    { id: 'sortir', label: 'Se déconnecter', onAction: () => setAsking(true) },
  ]
  return (
    <>
      <Menu
        label={`Compte : ${moi.nom}`}
        look="quiet"
        trigger={
          <>
            <CircleUserRound size={20} aria-hidden="true" />
            <span className="compte-nom">{moi.nom}</span>
          </>
        }
        actions={actions}
      />
      {asking && (
        <Leaving
          personId={moi.personId}
          busy={leave.busy}
          refusal={leave.refusal?.message ?? null}
          onConfirm={() => void go()}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  )
}

interface LeavingProps {
  personId: string
  busy: boolean
  refusal: string | null
  onConfirm: () => void
  onCancel: () => void
}

/** Signing out wipes this device: what the server never took would go with it. */
function Leaving({ personId, busy, refusal, onConfirm, onCancel }: LeavingProps) {
  const { modifications, drafts } = pendingLocally(personId)
  const losing = modifications > 0 || drafts > 0
  return (
    <ConfirmDialog
      isOpen
      title="Se déconnecter ?"
      confirm={losing ? 'Me déconnecter quand même' : 'Me déconnecter'}
      danger={losing}
      isBusy={busy}
      onCancel={onCancel}
      onConfirm={onConfirm}
    >
      {modifications > 0 && (
        <p>
          <strong>{plural(modifications, 'modification')}</strong> de cet appareil{' '}
          {modifications < 2 ? 'n’est pas encore arrivée' : 'ne sont pas encore arrivées'} au serveur et serai
          {modifications < 2 ? 't perdue' : 'ent perdues'}. Attendez «&nbsp;Enregistré&nbsp;» pour ne rien perdre.
        </p>
      )}
      {drafts > 0 && (
        <p>
          <strong>{plural(drafts, 'brouillon')}</strong> {drafts < 2 ? 'gardé' : 'gardés'} ici{' '}
          {drafts < 2 ? 'sera effacé' : 'seront effacés'}. Copiez d’abord ce que vous voulez garder.
        </p>
      )}
      <p>Pour revenir, il faudra le code de la séance ou un lien personnel.</p>
      {refusal !== null && <p role="alert">{refusal}</p>}
    </ConfirmDialog>
  )
}
