import { useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useAnswer } from '#client/api/answer'
import { useMoi } from '#client/api/moi'
import { useValue } from '#client/document/use-document-value'
import { useDocument } from '#client/sync/use-document'
import { Button } from '#client/ui/button'
import { classes } from '#client/ui/class-names'
import { announce, notify } from '#client/ui/notice'
import { can } from '#shared/access/can'
import { getSeance } from '#shared/api/seances'
import { seanceEnDirect } from '#shared/documents/seance-en-direct'
import { currentPoint } from './deroule.ts'
import { isMoved, placeOfMeeting, type Seen } from './follow.ts'
import { type Followed, follow, followedMeeting, giveUp, mayFollow, onFollowed } from './followed.ts'
import './follow-bar.css'

/** Pages made for paper or for the wall: nothing is added to them. */
const BARE = /\/(projeter|affiche|imprimer)$/

/** On every page of whoever takes part in a meeting that runs: moves with it, or leads back to it in one tap. */
export function FollowBar() {
  const followed = useSyncExternalStore(onFollowed, followedMeeting)
  const here = useLocation({ select: (l) => l.pathname })
  if (BARE.test(here)) return null
  if (followed === null) return <FindMeeting />
  return <Following key={followed.room} {...followed} here={here} />
}

/** A phone that loads the page again away from the meeting: its access opens one meeting, which may be running. */
function FindMeeting() {
  const moi = useMoi()
  const me = moi.state === 'ready' ? moi.value : null
  const id = me?.seanceId ?? null
  const seance = useAnswer(getSeance, { params: { id: id ?? '' } }, { enabled: id !== null })
  const found = id !== null && seance.state === 'ready' && seance.value.personId === me?.personId ? seance.value : null
  useEffect(() => {
    const room = found?.documents.find((d) => d.kind === 'seance-en-direct')?.id
    if (found === null || room === undefined || !mayFollow(room)) return
    const gathered = found.phase === 'open' || found.phase === 'live'
    if (gathered && can(found.roles, 'takePart') && !can(found.roles, 'runSeance'))
      follow({ seanceId: found.id, room, personId: found.personId })
  }, [found])
  return null
}

/** Nobody's screen moves under their hands, nor behind a question they are answering. */
const isBusy = (): boolean =>
  document.activeElement?.matches('input, textarea, select, [contenteditable="true"]') === true ||
  document.querySelector('[role="dialog"], [role="alertdialog"]') !== null

function Following({ seanceId, room, personId, here }: Followed & { here: string }) {
  const { doc, ready, status } = useDocument('seance-en-direct', room, { right: 'read', personId })
  const direct = useValue(seanceEnDirect, doc)
  const navigate = useNavigate()
  const last = useRef<Seen | null>(null)
  const [answered, setAnswered] = useState<number | null>(null)
  const place = ready ? placeOfMeeting(seanceId, direct, personId) : null
  const title = currentPoint(direct)?.titre ?? null
  const { pointCourant: point, rappelA } = direct
  const closed = status.kind === 'ferme'

  useEffect(() => {
    if (closed) giveUp(room)
  }, [closed, room])
  useEffect(() => {
    if (!ready) return
    const before = last.current
    last.current = { point, place, rappelA }
    if (before === null) {
      setAnswered(rappelA)
      return
    }
    const called = rappelA !== before.rappelA
    if (place === here) {
      setAnswered(rappelA)
      if (called) notify('L’animation rappelle tout le monde\u00a0: vous y êtes.')
      return
    }
    if (place === null || !isMoved(before, last.current, here)) return
    if (isBusy()) {
      if (called) announce('L’animation vous rappelle dans la séance.', 'assertive')
      return
    }
    notify(called ? 'L’animation vous a rappelé·e dans la séance.' : `La séance passe à\u00a0: ${title ?? ''}`)
    void navigate({ href: place })
  }, [ready, point, place, rappelA, here, title, navigate])

  if (place === null || place === here) return null
  const recalled = rappelA !== answered
  return (
    <aside className={classes('suivre sans-papier', recalled && 'rappel')} aria-label="Séance en cours">
      <p>
        {recalled ? <strong>L’animation vous rappelle</strong> : 'La séance en est à'}
        {title !== null && <>&nbsp;: {title}</>}
      </p>
      <Button small {...(recalled ? { look: 'primary' as const } : {})} onPress={() => void navigate({ href: place })}>
        {recalled ? 'Revenir à la séance' : 'Rejoindre'}
      </Button>
    </aside>
  )
}
