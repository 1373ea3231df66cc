import type { LiveMeeting, Point } from './live-meeting.ts'

const MINUTE = 60_000

type Items = Pick<LiveMeeting, 'points' | 'pointCourant'>

/** Where an item stands: `holds` is a parent one of whose parts is current. */
export type PlaceOfPoint = 'done' | 'current' | 'holds' | 'coming'

export const currentPoint = ({ points, pointCourant }: Items): Point | null =>
  points.find((p) => p.id === pointCourant) ?? null

export function placeOf(point: Point, { points, pointCourant }: Items): PlaceOfPoint {
  if (point.id === pointCourant) return 'current'
  if (points.some((p) => p.parent === point.id && p.id === pointCourant)) return 'holds'
  return point.finiA === null ? 'coming' : 'done'
}

/** An item, or the one it is part of, that goes through what was decided before. */
export const isAboutSuivi = (...points: readonly (Point | null | undefined)[]): boolean =>
  points.some(
    (point) =>
      point?.nature === 'suivi' || (point?.nature === 'point' && /\bsuivi|\bfiches?\b/i.test(point.titre ?? '')),
  )

/** The item after the current one, sub-items included; when nothing is current, the first that was not done. */
export function nextPoint({ points, pointCourant }: Items): Point | null {
  const at = points.findIndex((p) => p.id === pointCourant)
  return (at === -1 ? points.find((p) => !isDone(p, points)) : points[at + 1]) ?? null
}

/** An item whose parts are all done is done, even if it was never current itself. */
function isDone({ id, finiA }: Point, points: readonly Point[]): boolean {
  const parts = points.filter((p) => p.parent === id)
  return finiA !== null || (parts.length > 0 && parts.every((p) => p.finiA !== null))
}

/** What the clock of an item shows: the time left when a length was planned, else the time gone. */
export type PointClock = { kind: 'left' | 'gone'; ms: number }

export function clockOf(point: Point | null, now: number): PointClock | null {
  if (point === null || point.commenceA === null) return null
  const gone = Math.max(0, now - point.commenceA)
  if (point.dureePrevue === null) return { kind: 'gone', ms: gone }
  return { kind: 'left', ms: point.dureePrevue * MINUTE - gone }
}

/** What the clock of an item warns of: the last five minutes, the last one, the end. */
export type Warning = 'cinq' | 'une' | 'fin'
const warnings: readonly { code: Warning; ms: number }[] = [
  { code: 'cinq', ms: 5 * MINUTE },
  { code: 'une', ms: MINUTE },
  { code: 'fin', ms: 0 },
]

/** The gravest warning reached. An item of five minutes does not begin with « plus que cinq minutes ». */
export function warningOf(point: Point | null, now: number): Warning | null {
  const clock = clockOf(point, now)
  if (point === null || clock === null || clock.kind === 'gone') return null
  const planned = (point.dureePrevue ?? 0) * MINUTE
  return warnings.filter(({ ms }) => clock.ms <= ms && ms < planned).at(-1)?.code ?? null
}

/** How long a finished item really took. */
export const tookOf = ({ commenceA, finiA }: Point): number | null =>
  commenceA === null || finiA === null || finiA < commenceA ? null : finiA - commenceA

/** Planned minutes of an item: its own, or those of its parts when every one of them says how long. */
function minutesOf(point: Point, points: readonly Point[]): number | null {
  if (point.dureePrevue !== null) return point.dureePrevue
  const parts = points.filter((p) => p.parent === point.id)
  return parts.length === 0 ? null : sum(parts, points)
}

function sum(level: readonly Point[], points: readonly Point[]): number | null {
  let total = 0
  for (const point of level) {
    const minutes = minutesOf(point, points)
    if (minutes === null) return null
    total += minutes
  }
  return total
}

export interface Lateness {
  /** Milliseconds after the planned end; negative when the meeting is ahead. */
  late: number
  /** When the meeting would end. */
  endsAt: number
}

/** Null as soon as one length that matters is blank: a delay is never guessed. */
export function lateness(direct: Items & Pick<LiveMeeting, 'finPrevueA'>, now: number): Lateness | null {
  const { points, finPrevueA } = direct
  const current = currentPoint(direct)
  if (current === null || finPrevueA === null) return null
  const roots = points.filter((p) => p.parent === null)
  const at = roots.findIndex((p) => p.id === (current.parent ?? current.id))
  const root = roots[at]
  if (root === undefined) return null
  const length = minutesOf(root, points)
  const after = sum(roots.slice(at + 1), points)
  const parts = points.filter((p) => p.parent === root.id)
  const began = root.commenceA ?? parts.find((p) => p.commenceA !== null)?.commenceA ?? null
  if (length === null || after === null || began === null) return null
  const endsAt = Math.max(now, began + length * MINUTE) + after * MINUTE
  return { late: endsAt - finPrevueA, endsAt }
}
