import { useState, useSyncExternalStore } from 'react'
import { heldCopyOf, leaveDevice, onHeldCopy } from '#client/offline/leave-device'
import { ConfirmDialog } from '#client/ui/dialog'

/** A tab that does not answer keeps a copy of what was written: on a shared device, its owner has to know. */
export function StillHeld() {
  const personId = useSyncExternalStore(onHeldCopy, heldCopyOf)
  const [trying, setTrying] = useState(false)
  if (personId === null) return null
  const again = async () => {
    setTrying(true)
    await leaveDevice(personId)
    setTrying(false)
  }
  return (
    <ConfirmDialog
      isOpen
      title="Il reste une copie sur cet appareil"
      confirm="Effacer maintenant"
      isBusy={trying}
      onConfirm={() => void again()}
      onCancel={() => window.location.assign('/')}
    >
      <p role="status">
        Vous êtes déconnecté·e, mais un autre onglet garde ouverte une copie de ce que vous avez lu et écrit. Fermez les
        autres onglets de Tour de table, puis appuyez sur «&nbsp;Effacer maintenant&nbsp;».
      </p>
      <p className="petit">«&nbsp;Annuler&nbsp;» laisse la copie sur l’appareil.</p>
    </ConfirmDialog>
  )
}
