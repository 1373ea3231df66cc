import { useGlobalStatus } from '#client/sync/use-document'
import { Button } from '#client/ui/button'
import { notify } from '#client/ui/notice'

/** The check reads what the server holds: it waits for what was typed here. */
export function ControleButton({ onPress }: { onPress: () => void }) {
  const status = useGlobalStatus()
  const go = () => {
    if (status === null || status.kind === 'enregistre') onPress()
    else notify('Attendez « Enregistré » avant de contrôler : une partie du texte n’est pas encore sur le serveur.')
  }
  return <Button onPress={go}>Contrôler</Button>
}
