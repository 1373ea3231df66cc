/** Hands over to those who run the meeting what was typed after its closing, again and again until they have it. */
import { call, NO_NETWORK } from '#client/api/call'
import { sendArrivee } from '#shared/api/arrivees'
import { parseRoom } from '#shared/sync/rooms'
import { type Draft, draftsOf, noteLate, onDraftsChange } from './drafts.ts'
import { dropLateBytes, lateBytesOf } from './late-bytes.ts'

export interface LateText {
  documentId: string
  epoch: number
  /** In base 64. */
  octets: string
}

export type LateAnswer = { kind: 'taken'; arriveeId: string | null } | { kind: 'again' } | { kind: 'never' }

const SOON_MS = 500
const FIRST_AGAIN_MS = 1_000
const LAST_AGAIN_MS = 15_000
/** Not now: no network, a server that fails, too many at once, a meeting back at its welcome. */
const passing: ReadonlySet<number> = new Set([0, 401, 429])

export async function offerLate({ documentId, ...body }: LateText): Promise<LateAnswer> {
  const answer = await call(sendArrivee, { params: { id: documentId }, body })
  if (answer.ok) return { kind: 'taken', arriveeId: answer.value.arrivee?.id ?? null }
  const { status, code } = answer
  const isPassing = passing.has(status) || status >= 500 || code === NO_NETWORK || code === 'wrongPhase'
  return { kind: isPassing ? 'again' : 'never' }
}

export interface OfferParts {
  storage: Storage | null
  personId: string
  offer(late: LateText): Promise<LateAnswer>
}

/** Hands over what waits, one text after the other; answers whether something still waits. */
export async function offerWaiting({ storage, personId, offer }: OfferParts): Promise<boolean> {
  const waiting = draftsOf(storage, personId).filter(({ late }) => late?.kind === 'toSend')
  let left = false
  for (const draft of waiting) {
    const answer = await offerOne(storage, draft, offer)
    if (answer.kind === 'again') {
      left = true
      continue
    }
    noteLate(storage, draft.id, answer.kind === 'never' ? { kind: 'impossible' } : { ...answer, kind: 'sent' })
    dropLateBytes(storage, draft.id)
  }
  return left
}

function offerOne(storage: Storage | null, { id, room }: Draft, offer: OfferParts['offer']): Promise<LateAnswer> {
  const [place, octets] = [parseRoom(room), lateBytesOf(storage, id)]
  return place === null || octets === null ? Promise.resolve({ kind: 'never' }) : offer({ ...place, octets })
}

/** From now on, for the person signed in here; returns what stops it. */
export function followLate(parts: OfferParts): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  let running = false
  let asked = false
  let wait = FIRST_AGAIN_MS
  let stopped = false

  function plan(ms: number): void {
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => void look(), ms)
  }

  async function look(): Promise<void> {
    asked = running
    if (running || stopped) return
    running = true
    const left = await offerWaiting(parts)
    running = false
    if (stopped || (!left && !asked)) return
    plan(asked ? 0 : wait)
    wait = left && !asked ? Math.min(LAST_AGAIN_MS, 2 * wait) : FIRST_AGAIN_MS
  }

  // Those who were typing when the meeting closed are told at the same instant: they must not all knock at once.
  const soon = () => plan(Math.random() * SOON_MS)
  const stopDrafts = onDraftsChange(() => {
    if (!running) soon()
    else asked = true
  })
  globalThis.addEventListener?.('online', soon)
  soon()
  return () => {
    stopped = true
    if (timer !== null) clearTimeout(timer)
    stopDrafts()
    globalThis.removeEventListener?.('online', soon)
  }
}
