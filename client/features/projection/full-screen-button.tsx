import { Maximize } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import { Button } from '#client/ui/button'

const subscribe = (tell: () => void): (() => void) => {
  document.addEventListener('fullscreenchange', tell)
  return () => document.removeEventListener('fullscreenchange', tell)
}
const isFull = (): boolean => document.fullscreenElement !== null

/** Gone once the screen is full: Escape, as everywhere, gives it back. */
export function FullScreenButton() {
  const full = useSyncExternalStore(subscribe, isFull)
  const [refused, setRefused] = useState(false)
  if (full || !document.fullscreenEnabled) return null
  const fill = async () => {
    // A browser may say no (policy, gesture too old): the words say what to do by hand.
    await document.documentElement.requestFullscreen().catch(() => setRefused(true))
  }
  return (
    <Button className="projection-plein" onPress={() => void fill()}>
      <Maximize size={22} aria-hidden="true" /> {refused ? 'Appuyez sur F11' : 'Plein écran'}
    </Button>
  )
}
