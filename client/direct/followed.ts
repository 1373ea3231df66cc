/** The meeting this tab takes part in, so that every page can lead back to it. */
export interface Followed {
  seanceId: string
  /** Its live document. */
  room: string
  personId: string
}

let followed: Followed | null = null
const listeners = new Set<() => void>()

const refused = new Set<string>()

/** Its live document does not open to this person: it is not tried again. */
export function giveUp(room: string): void {
  refused.add(room)
  follow(null)
}

export const mayFollow = (room: string): boolean => !refused.has(room)

/** Null: nothing to follow, or the meeting is over. */
export function follow(next: Followed | null): void {
  const same = next?.room === followed?.room && next?.personId === followed?.personId
  if (same) return
  followed = next
  for (const tell of listeners) tell()
}

export const followedMeeting = (): Followed | null => followed

export function onFollowed(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}
