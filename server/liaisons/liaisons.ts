/** Who is linked to a meeting, and the wait before anything of it is frozen. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock, Link, Rooms } from '#server/services'
import { frozenDocuments } from '#server/snapshot/freeze-seance'
import type { SeanceRow } from '#server/store/meeting-store'
import type { PlanStore } from '#server/store/plan-store'
import type { SeanceStore } from '#server/store/seance-store'
import type { Liaison } from '#shared/api/liaisons'
import { type Around, aggregate, wasWriting } from './aggregate.ts'

export interface Liaisons {
  /** Everyone, the gravest first. */
  of(seance: SeanceRow): Promise<Liaison[]>
  /**
   * Waits for what people typed before now on what this meeting freezes, ten seconds at most; answers those whose words
   * are still missing, or may be.
   */
  lateFor(seance: SeanceRow, wait?: Wait): Promise<Liaison[]>
  /** The same wait for one document, whoever is late. */
  settled(documentId: string): Promise<void>
  /** Nobody is waited for any more. */
  forget(seance: SeanceRow): Promise<void>
}

export interface Wait {
  /** People nobody waits for. */
  sans?: readonly string[]
  /** Looked at while waiting: true to wait no longer. */
  isOver?: () => Promise<boolean>
}

export interface LiaisonsParts {
  seances: SeanceStore
  plan: PlanStore
  rooms: Pick<Rooms, 'links'>
  clock: Clock
  /** How long those in sync are given. */
  withinMs?: number
}

const WITHIN_MS = 10_000
const LOOK_MS = 40
/** By themselves pages tell what becomes of what waits once a second. */
const ASK_AGAIN_MS = 300
/** Connections are sounded every 15 s. */
const SILENT_MS = 20_000
/** Whoever was cut a moment ago may be on the way back. */
const BACK_SOON_MS = 15_000
/** A page that is alive answers sooner; one put to sleep had nothing waiting when it was. */
const ANSWER_MS = 2_500

/** The documents of a meeting, as its connections are watched. */
interface Watched {
  own: ReadonlySet<string>
  /** What a snapshot of it freezes. */
  frozen: readonly string[]
  /** With its live document. */
  all: readonly string[]
  titles: ReadonlyMap<string, string>
}

type Standing = 'here' | 'coming' | 'late'

/** Whether what someone typed before an instant is on disk. */
function standing(link: Link, since: number, now: number): Standing {
  const { transport, toldAt, pending, pendingSince, writes, heardAt } = link
  if (transport === null) {
    if (pending === 0 && !wasWriting(link)) return 'here'
    return now - link.since < BACK_SOON_MS ? 'coming' : 'late'
  }
  // A program that tells nothing: what it sent is committed before anything is read.
  if (toldAt === null || (!writes && pending === 0)) return 'here'
  if (pending > 0) return (pendingSince ?? 0) > since ? 'here' : 'coming'
  if (toldAt >= since) return 'here'
  return heardAt >= since && now - since > ANSWER_MS ? 'here' : 'coming'
}

export function createLiaisons({ seances, plan, rooms, clock, withinMs = WITHIN_MS }: LiaisonsParts): Liaisons {
  const { links } = rooms

  async function documentsOf(seance: SeanceRow): Promise<Watched> {
    const own = await seances.documents.ofSeance(seance.id)
    const frozen = await frozenDocuments({ seances, plan }, seance)
    const all = [...frozen, ...own.filter((d) => d.kind === 'seance-en-direct')]
    return {
      own: new Set(own.map((d) => d.id)),
      frozen: frozen.map((d) => d.id),
      all: all.map((d) => d.id),
      titles: new Map(all.map((d) => [d.id, d.title])),
    }
  }

  async function people(seance: SeanceRow, watched: readonly Link[]): Promise<Around['personOf']> {
    const lines = await seances.emargements.current(seance.id)
    const lineOf = new Map(lines.map((line) => [line.personId, line]))
    const named = await seances.people.named([...new Set(watched.map((l) => l.personId))])
    return (personId) => {
      const line = lineOf.get(personId)
      const { nom = '', organisme = null } = named.get(personId) ?? {}
      return { nom, organisme: line?.organisme ?? organisme, mode: line?.mode ?? null, signed: line !== undefined }
    }
  }

  async function drawn(
    seance: SeanceRow,
    { own, titles }: Watched,
    watched: readonly Link[],
    silentBefore: number,
  ): Promise<Liaison[]> {
    return aggregate(watched, { own, titles, personOf: await people(seance, watched), silentBefore })
  }

  /** Asks everyone, then looks until nobody is expected any more; answers the pages whose words are missing. */
  async function wait(documentIds: readonly string[], { sans = [], isOver }: Wait): Promise<Link[]> {
    const [since, began] = [clock(), performance.now()]
    links.ask(documentIds)
    let askedAt = began
    for (;;) {
      const awaited = links.of(documentIds).filter((l) => !sans.includes(l.personId))
      const by = (wanted: Standing) => awaited.filter((l) => standing(l, since, clock()) === wanted)
      const coming = by('coming')
      const isEnough = performance.now() - began >= withinMs || (await isOver?.()) === true
      if (coming.length === 0 || isEnough) return [...by('late'), ...coming]
      await sleep(LOOK_MS)
      if (performance.now() - askedAt < ASK_AGAIN_MS) continue
      askedAt = performance.now()
      links.ask(coming.map((l) => l.documentId))
    }
  }

  return {
    async of(seance) {
      const watched = await documentsOf(seance)
      return drawn(seance, watched, links.of(watched.all), clock() - SILENT_MS)
    },
    async lateFor(seance, asked = {}) {
      const since = clock()
      const watched = await documentsOf(seance)
      const late = new Set((await wait(watched.frozen, asked)).map((l) => l.personId))
      if (late.size === 0) return []
      // All the pages of whoever is late: a device that is there tells how they can be reached.
      const theirs = links.of(watched.all).filter((l) => late.has(l.personId))
      return drawn(seance, watched, theirs, since)
    },
    async settled(documentId) {
      await wait([documentId], {})
    },
    async forget(seance) {
      links.forget((await documentsOf(seance)).all)
    },
  }
}
