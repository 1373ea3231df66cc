/** Two people prepared the same meeting: what each did since they both saw it, in one draft. */
import type { PointDraft } from './agenda.ts'
import type { PropositionDraft, SeanceDraft, SousGroupeDraft } from './draft.ts'

type Row = PointDraft | PropositionDraft | SousGroupeDraft

export interface Merged {
  draft: SeanceDraft
  /** What was changed on both sides: ours is kept, these are the words of the others. */
  theirs: readonly string[]
}

const own = new Set(['key', 'id'])
const fieldsOf = <T extends object>(row: T) => (Object.keys(row) as (keyof T & string)[]).filter((k) => !own.has(k))
const same = <T extends object>(a: T, b: T): boolean => fieldsOf(a).every((k) => a[k] === b[k])

/** Field by field: whoever changed it is right; when both did, we are, and what they wrote is told. */
function fields<T extends object>(base: T, theirs: T, mine: T, tell: (words: string) => void): T {
  const merged = { ...mine }
  for (const k of fieldsOf(mine)) {
    if (typeof mine[k] === 'object' && mine[k] !== null) continue
    if (mine[k] === base[k]) merged[k] = theirs[k]
    else if (theirs[k] !== base[k] && theirs[k] !== mine[k]) tell(String(theirs[k] ?? ''))
  }
  return merged
}

/** Puts rows that are in one list alone where that list has them: after the row they follow there. */
function weave<T extends Row>(rows: readonly T[], others: readonly T[]): T[] {
  const woven = [...rows]
  others.forEach((row, i) => {
    if (woven.some((w) => w.key === row.key)) return
    const before = others.slice(0, i).findLast((b) => woven.some((w) => w.key === b.key))
    let place = before === undefined ? 0 : woven.findIndex((w) => w.key === before.key) + 1
    const isSub = (w: Row | undefined) => w !== undefined && 'depth' in w && w.depth === 1
    if (!isSub(row)) while (isSub(woven[place])) place++
    woven.splice(place, 0, row)
  })
  return woven
}

function rowsOf<T extends Row>(
  base: readonly T[],
  theirs: readonly T[],
  mine: readonly T[],
  tell: (words: string) => void,
): T[] {
  const by = (rows: readonly T[]) => new Map(rows.map((r) => [r.id ?? r.key, r]))
  const [seen, there, here] = [by(base), by(theirs), by(mine)]
  const ours = mine.flatMap((m) => {
    const [b, t] = [seen.get(m.id ?? m.key), there.get(m.id ?? m.key)]
    if (m.id === null || (b === undefined && t === undefined)) return [m]
    if (t !== undefined) return [fields(b ?? t, t, m, tell)]
    // They took away what we changed: it comes back as a new one.
    return b !== undefined && same(b, m) ? [] : [{ ...m, id: null }]
  })
  // Whatever they added, or changed while we took it away.
  const added = theirs.filter((t) => {
    const b = seen.get(t.id ?? t.key)
    return !here.has(t.id ?? t.key) && (b === undefined || !same(b, t))
  })
  const kept = new Map([...ours, ...added].map((r) => [r.id ?? r.key, r]))
  const inOrder = (rows: readonly T[]) => rows.flatMap((r) => kept.get(r.id ?? r.key) ?? [])
  const order = (rows: readonly T[]) => rows.filter((r) => seen.has(r.id ?? r.key) && kept.has(r.id ?? r.key))
  const moved = order(mine).some((r, i) => r.id !== order(base)[i]?.id)
  return moved ? weave(ours, inOrder(theirs)) : weave(inOrder(theirs), ours)
}

/** `base`: what both saw. */
export function mergeDrafts(base: SeanceDraft, theirs: SeanceDraft, mine: SeanceDraft): Merged {
  const told: string[] = []
  const tell = (words: string) => void told.push(words.trim() === '' ? 'vide' : words)
  const draft = {
    ...fields(base, theirs, mine, tell),
    points: rowsOf(base.points, theirs.points, mine.points, tell),
    propositions: rowsOf(base.propositions, theirs.propositions, mine.propositions, tell),
    sousGroupes: rowsOf(base.sousGroupes, theirs.sousGroupes, mine.sousGroupes, tell),
  }
  return { draft, theirs: told }
}
