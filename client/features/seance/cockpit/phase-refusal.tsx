import { Button } from '#client/ui/button'
import { Dialog } from '#client/ui/dialog'

/** What the server answered when an action on the meeting was refused. */
export function PhaseRefusal({ refusal, onClear }: { refusal: string | undefined; onClear: () => void }) {
  return (
    <Dialog
      alert
      title="Cela n’a pas pu être fait"
      isOpen={refusal !== undefined}
      onClose={onClear}
      actions={
        <Button onPress={onClear} autoFocus>
          Fermer
        </Button>
      }
    >
      <p>{refusal}</p>
    </Dialog>
  )
}
