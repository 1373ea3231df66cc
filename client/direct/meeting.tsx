import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react'
import { askAgain, useAnswer } from '#client/api/answer'
import { ShowAnswer } from '#client/api/show-answer'
import { NotOpenYet } from '#client/document/open-document'
import { useValue } from '#client/document/use-document-value'
import type { SyncStatus } from '#client/sync/status'
import { useDocument } from '#client/sync/use-document'
import { ErrorState } from '#client/ui/states'
import { can } from '#shared/access/can'
import type { DocumentEntry } from '#shared/api/documents'
import { getSeance, type SeanceView } from '#shared/api/seances'
import type { Phase } from '#shared/documents/choices'
import { seanceEnDirect } from '#shared/documents/seance-en-direct'
import { follow } from './followed.ts'
import type { LiveMeeting } from './live-meeting.ts'

export interface Meeting {
  seance: SeanceView
  direct: LiveMeeting
  /** The live phase, ahead of the one the page was opened with. */
  phase: Phase
  runs: boolean
  takesPart: boolean
  /** The sub-group of this person, live. */
  sousGroupeId: string | null
}

const Current = createContext<Meeting | null>(null)

export function useMeeting(): Meeting {
  const meeting = useContext(Current)
  if (meeting === null) throw new Error('useMeeting outside <MeetingRoom>')
  return meeting
}

/** The document of a kind in a meeting, if this person may know it. */
export const documentOf = (seance: SeanceView, kind: DocumentEntry['kind']): DocumentEntry | null =>
  seance.documents.find((d) => d.kind === kind) ?? null

interface MeetingRoomProps {
  id: string
  /** The page around what is shown until the meeting is known. */
  waiting: (content: ReactNode) => ReactNode
  children: ReactNode
}

/** Opens a meeting for the screens inside: what does not move from the server, what moves from its live document. */
export function MeetingRoom({ id, waiting, children }: MeetingRoomProps) {
  const answer = useAnswer(getSeance, { params: { id } }, { every: 30_000 })
  if (answer.state !== 'ready') {
    return waiting(
      <ShowAnswer of={answer} loading="Chargement de la séance…">
        {() => null}
      </ShowAnswer>,
    )
  }
  const live = documentOf(answer.value, 'seance-en-direct')
  if (live === null) return waiting(<ErrorState message="Cette séance n’a pas de déroulé en direct." />)
  return (
    <Live seance={answer.value} room={live.id} refresh={answer.retry} waiting={waiting}>
      {children}
    </Live>
  )
}

interface LiveProps extends Omit<MeetingRoomProps, 'id'> {
  seance: SeanceView
  room: string
  refresh: () => void
}

function Live({ seance, room, refresh, waiting, children }: LiveProps) {
  const { doc, ready, status } = useDocument('seance-en-direct', room, { right: 'read', personId: seance.personId })
  const direct = useValue(seanceEnDirect, doc)
  const sousGroupeId = direct.participants.find((p) => p.id === seance.personId)?.sousGroupe ?? null
  const phase = ready ? direct.phase : null
  useRefresh(direct, sousGroupeId, refresh)
  useFollow(seance, room, phase)
  useWhoItIs(status)
  const meeting = useMemo<Meeting | null>(
    () =>
      phase === null
        ? null
        : {
            seance,
            direct,
            phase,
            sousGroupeId,
            runs: can(seance.roles, 'runSeance'),
            takesPart: can(seance.roles, 'takePart'),
          },
    [seance, direct, phase, sousGroupeId],
  )
  if (meeting === null) {
    const notKept =
      'Cette séance n’a pas encore été ouverte sur cet appareil\u00a0: elle s’affichera au retour du réseau.'
    return waiting(<NotOpenYet status={status} loading="Connexion à la séance…" notKept={notKept} />)
  }
  return <Current value={meeting}>{children}</Current>
}

/** An access that ended may be one that has become somebody else's: two lines of the attendance were one person. */
function useWhoItIs(status: SyncStatus): void {
  const ended = status.kind === 'ferme' && status.reason === 'sessionExpired'
  useEffect(() => {
    if (ended) void askAgain()
  }, [ended])
}

/** What rights depend on moved: asks the server again who may write where. */
function useRefresh(direct: LiveMeeting, sousGroupeId: string | null, refresh: () => void): void {
  const groupes = direct.sousGroupes.map((g) => [g.document, g.rapporteur])
  const key = JSON.stringify([direct.phase, sousGroupeId, groupes])
  const last = useRef<string | null>(null)
  useEffect(() => {
    if (direct.phase === null || last.current === key) return
    const first = last.current === null
    last.current = key
    if (!first) refresh()
  }, [direct.phase, key, refresh])
}

/** Those who take part move with the meeting while it lasts; those who run it lead it. */
function useFollow({ id, personId, roles }: SeanceView, room: string, phase: Phase | null): void {
  const follows = can(roles, 'takePart') && !can(roles, 'runSeance')
  useEffect(() => {
    if (phase === null) return
    const gathered = phase === 'open' || phase === 'live'
    follow(follows && gathered ? { seanceId: id, room, personId } : null)
  }, [id, personId, room, follows, phase])
}
