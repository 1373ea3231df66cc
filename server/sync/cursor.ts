/**
 * The caret others are shown. Their editors resolve it as it comes, and break on what Yjs would not have made itself:
 * one forged caret would close the text for everyone in the room.
 */
interface Id {
  client: number
  clock: number
}
/** A place in a text, as Yjs writes a relative position in JSON. */
interface Position {
  type: Id | null
  tname: string | null
  item: Id | null
  assoc: number
}
interface Cursor {
  anchor: Position
  head: Position
}

/** Roots of formatted text: any other name would be made a new root in every document that resolves it. */
const ROOT = /^prose:[A-Za-z0-9]{1,64}$/

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0

const fields = (value: unknown): Partial<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null ? { ...value } : null

/** Undefined: neither an id nor the absence of one. */
function readId(value: unknown): Id | null | undefined {
  if (value == null) return null
  const { client, clock } = fields(value) ?? {}
  return isCount(client) && isCount(clock) ? { client, clock } : undefined
}

function readPosition(value: unknown): Position | null {
  const sent = fields(value)
  if (sent === null) return null
  const [type, item, tname, assoc] = [readId(sent.type), readId(sent.item), sent.tname ?? null, sent.assoc ?? 0]
  if (type === undefined || item === undefined || !Number.isSafeInteger(assoc)) return null
  if (tname !== null && !(typeof tname === 'string' && ROOT.test(tname))) return null
  if (type === null && item === null && tname === null) return null
  return { type, tname, item, assoc: assoc as number }
}

/** Null when there is none, or when it is not one. */
export function readCursor(value: unknown): Cursor | null {
  const sent = fields(value)
  const [anchor, head] = [readPosition(sent?.anchor), readPosition(sent?.head)]
  return anchor === null || head === null ? null : { anchor, head }
}
