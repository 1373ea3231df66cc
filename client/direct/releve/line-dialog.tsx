import { useState } from 'react'
import type * as Y from 'yjs'
import { Button } from '#client/ui/button'
import { Dialog } from '#client/ui/dialog'
import { notify } from '#client/ui/notice'
import { cellText, removeRow } from '#shared/document/edit'
import { rowMap } from '#shared/document/layout'
import { notesDeSeance } from '#shared/documents/notes-de-seance'
import { ReleveEditor } from './releve-editor.tsx'

interface LineDialogProps {
  doc: Y.Doc
  id: string
  /** Just added: leaving it blank takes it back, and closing says where it went. */
  fresh?: boolean
  onClose: () => void
}

const isBlank = (doc: Y.Doc, id: string): boolean =>
  (cellText(doc, 'releve', id, 'texte')?.toString().trim() ?? '') === '' &&
  rowMap(doc, 'releve', id)?.get('qui') === undefined

/** One line of the relevé, over whatever page one was on. */
export function LineDialog({ doc, id, fresh, onClose }: LineDialogProps) {
  const [asking, setAsking] = useState(false)
  const remove = () => removeRow(notesDeSeance, doc, 'releve', id)
  const close = () => {
    if (isBlank(doc, id)) remove()
    else if (fresh === true) notify('Noté au relevé.')
    onClose()
  }
  return (
    <Dialog
      title={fresh === true ? 'Noter au relevé' : 'Ligne du relevé'}
      isOpen
      onClose={close}
      actions={
        asking ? (
          <>
            <p className="releve-question" role="alert">
              Retirer cette ligne pour tout le monde&nbsp;? Un instantané déjà pris la conserve.
            </p>
            <Button onPress={() => setAsking(false)} autoFocus>
              Garder
            </Button>
            <Button
              look="danger"
              onPress={() => {
                remove()
                onClose()
              }}
            >
              Retirer
            </Button>
          </>
        ) : (
          <>
            <Button look="quiet" onPress={() => setAsking(true)}>
              Retirer
            </Button>
            <Button look="primary" onPress={close}>
              Terminé
            </Button>
          </>
        )
      }
    >
      <ReleveEditor doc={doc} id={id} onDone={close} />
    </Dialog>
  )
}
