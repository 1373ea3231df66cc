import { useBlocker } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ConfirmDialog } from '#client/ui/dialog'

/** Asks before leaving a page whose changes were not saved; closing the tab asks with the browser's own words. */
export function useLeaveWarning(unsaved: () => boolean): ReactNode {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: unsaved,
    enableBeforeUnload: unsaved,
    withResolver: true,
  })
  return (
    <ConfirmDialog
      title="Partir sans enregistrer ?"
      isOpen={status === 'blocked'}
      confirm="Partir sans enregistrer"
      danger
      onConfirm={() => proceed?.()}
      onCancel={() => reset?.()}
    >
      Vos modifications ne sont pas enregistrées : elles seraient perdues.
    </ConfirmDialog>
  )
}
