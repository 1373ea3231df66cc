/** The one place where signing out wipes this device, in every tab. */
import { signOutLocally } from '#client/sync/documents'
import { forgetAnswers } from './device-answer.ts'
import { forgetDrafts } from './device-draft.ts'
import { ANSWERS } from './kept.ts'
import { forgetCodes } from './last-code.ts'

const departures = new BroadcastChannel('deconnexion')

/** Absent over plain http, where nothing was kept. */
async function wipeAnswers(): Promise<void> {
  if (!('caches' in globalThis)) return
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name.startsWith(ANSWERS)).map((name) => caches.delete(name)))
}

let held: string | null = null
const listeners = new Set<() => void>()

/** The person who signed out while another tab holds a copy of theirs open. Kept apart from pages, which come and go. */
export const heldCopyOf = (): string | null => held
export function onHeldCopy(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

/**
 * Wipes the copies of the documents, the drafts and the answers kept for this person, then starts from nothing, once no
 * other tab holds a copy open.
 */
export async function leaveDevice(personId: string): Promise<void> {
  departures.postMessage(personId)
  const wiped = await signOutLocally(personId)
  await wipeAnswers()
  forgetCodes()
  forgetAnswers()
  forgetDrafts()
  if (wiped) {
    window.location.assign('/')
    return
  }
  held = personId
  for (const tell of listeners) tell()
}

/** Another tab that stayed open would keep copies again. */
export function followDepartures(): void {
  departures.addEventListener('message', ({ data }: MessageEvent<string>) => {
    forgetCodes()
    forgetAnswers()
    forgetDrafts()
    void signOutLocally(data).then(() => window.location.assign('/'))
  })
}
