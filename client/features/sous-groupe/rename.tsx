import { useState } from 'react'
import type * as Y from 'yjs'
import { Button } from '#client/ui/button'
import { Dialog } from '#client/ui/dialog'
import { TextArea } from '#client/ui/text-field'
import { setField } from '#shared/document/edit'
import { sousGroupe } from '#shared/documents/sous-groupe'

/** The group may word again the action it was given; titles are too long to be edited in a line. */
export function Rename({ doc, intitule }: { doc: Y.Doc; intitule: string | null }) {
  const [typed, setTyped] = useState<string | null>(null)
  const close = () => setTyped(null)
  const save = () => {
    const words = typed?.trim() ?? ''
    if (words !== '') setField(sousGroupe, doc, 'intitule', words)
    close()
  }
  return (
    <>
      <Button small look="quiet" onPress={() => setTyped(intitule ?? '')}>
        Reformuler l’action
      </Button>
      <Dialog
        title="Reformuler l’action proposée"
        isOpen={typed !== null}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>Annuler</Button>
            <Button look="primary" isDisabled={(typed ?? '').trim() === ''} onPress={save}>
              Reformuler
            </Button>
          </>
        }
      >
        <TextArea label="Action proposée" value={typed ?? ''} onChange={setTyped} maxLength={500} rows={5} autoFocus />
      </Dialog>
    </>
  )
}
