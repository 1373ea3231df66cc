import { useEffect, useState } from 'react'
import { pendingLocally } from '#client/sync/documents'

const AGAIN_MS = 2_000

export interface Pending {
  modifications: number
  online: boolean
}

const read = (personId: string): Pending => ({
  modifications: pendingLocally(personId).modifications,
  online: navigator.onLine,
})

/** What this device holds that the server never confirmed. Documents left behind and other tabs change it unheard. */
export function usePending(personId: string): Pending {
  const [pending, setPending] = useState(() => read(personId))
  useEffect(() => {
    const look = () =>
      setPending((before) => {
        const now = read(personId)
        return now.modifications === before.modifications && now.online === before.online ? before : now
      })
    look()
    const timer = setInterval(look, AGAIN_MS)
    window.addEventListener('online', look)
    window.addEventListener('offline', look)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', look)
      window.removeEventListener('offline', look)
    }
  }, [personId])
  return pending
}
