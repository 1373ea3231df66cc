import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './button.tsx'
import './dialog.css'

interface DialogProps {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
  /** Buttons, the safest first. */
  actions?: ReactNode
  wide?: boolean
  /** An answer is needed: Escape means « no ». */
  alert?: boolean
}

export function Dialog({ title, isOpen, onClose, children, actions, wide, alert }: DialogProps) {
  return (
    // Clicking outside closes nothing: what is half typed would be lost. Every dialog has its button, and Escape.
    <ModalOverlay className="voile" isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Modal className={wide === true ? 'fenetre large' : 'fenetre'}>
        <AriaDialog className="fenetre-contenu" role={alert === true ? 'alertdialog' : 'dialog'}>
          <Heading slot="title" className="fenetre-titre">
            {title}
          </Heading>
          <div className="fenetre-corps">{children}</div>
          <div className="fenetre-actions">{actions ?? <Button onPress={onClose}>Fermer</Button>}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

interface ConfirmProps {
  title: string
  isOpen: boolean
  children: ReactNode
  /** The verb of what will happen: « Retirer », « Clôturer ». */
  confirm: string
  danger?: boolean
  isBusy?: boolean
  onConfirm: () => void
  onCancel: () => void
}

export function ConfirmDialog({ title, isOpen, children, confirm, danger, isBusy, onConfirm, onCancel }: ConfirmProps) {
  return (
    <Dialog
      alert
      title={title}
      isOpen={isOpen}
      onClose={onCancel}
      actions={
        <>
          <Button onPress={onCancel} autoFocus>
            Annuler
          </Button>
          <Button look={danger === true ? 'danger' : 'primary'} isDisabled={isBusy ?? false} onPress={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
