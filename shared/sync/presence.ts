/** Who is shown beside a caret: decided by the server from the session, whatever the client sends. */
export interface PresenceUser {
  personId: string
  /** Organisation label: what the caret shows. Those around the device, when it is shared. */
  organisme: string
  nom: string
  mode: 'salle' | 'distance' | null
  /** Index in the palette of the style sheet. */
  couleur: number
}
export const PALETTE_SIZE = 8

/** One client's presence as others receive it. `cursor` is y-tiptap's anchor and head, or null. */
export interface PresenceState {
  user: PresenceUser
  cursor: unknown
  /** The field being edited, `contours` for instance. */
  champ: string | null
}
