import { CircleUserRound } from 'lucide-react'
import { useState } from 'react'
import { useAction } from '#client/api/answer'
import { useMoi } from '#client/api/moi'
import { useOverallSave } from '#client/document/save-state'
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
  const save = useOverallSave()
  const leave = useAction(signOut)
  const go = async () => {
    const result = await leave.run({})
    if (result.ok) window.location.assign('/')
  }
  const actions: MenuAction[] = [
    ...(can(moi.roles, 'createLink')
      ? [{ id: 'administration', label: 'Administration', href: '/administration' }]
      : []),
    { id: 'brouillons', label: 'Mes brouillons', href: '/brouillons' },
    { id: 'accessibilite', label: 'Accessibilité', href: '/accessibilite' },
    { id: 'sortir', label: 'Se déconnecter', onAction: () => setAsking(true) },
  ]
  const waiting = save !== null && 'count' in save ? save.count : 0
  return (
    <>
      <Menu
        label={`Compte : ${moi.nom}`}
        look="quiet"
        trigger={
          <>
            <CircleUserRound size={20} aria-hidden="true" />
            <span className="compte-nom">{moi.nom}</span>
          </>
        }
        actions={actions}
      />
      <ConfirmDialog
        title="Se déconnecter ?"
        confirm={waiting > 0 ? 'Me déconnecter quand même' : 'Me déconnecter'}
        danger={waiting > 0}
        isOpen={asking}
        isBusy={leave.busy}
        onCancel={() => setAsking(false)}
        onConfirm={() => void go()}
      >
        {waiting > 0 ? (
          <p>
            {plural(waiting, 'modification')} {waiting < 2 ? 'n’est pas encore arrivée' : 'ne sont pas encore arrivées'}{' '}
            au serveur. Restez sur cette page jusqu’à « Enregistré » pour ne rien perdre.
          </p>
        ) : (
          <p>Pour revenir, il faudra le code de la séance ou un lien personnel.</p>
        )}
        {leave.refusal !== null && <p role="alert">{leave.refusal.message}</p>}
      </ConfirmDialog>
    </>
  )
}
