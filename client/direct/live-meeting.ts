import type { DocumentOf } from '#shared/document/define'
import type { seanceEnDirect } from '#shared/documents/seance-en-direct'

/** The live state of a meeting, as every screen of the meeting reads it. */
export type LiveMeeting = DocumentOf<typeof seanceEnDirect>
export type Point = LiveMeeting['points'][number]
export type SousGroupeRow = LiveMeeting['sousGroupes'][number]
export type Participant = LiveMeeting['participants'][number]
