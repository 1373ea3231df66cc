/** A meeting is closed at any moment while twenty people write: what is frozen is what the log held at one position. */
import { expect, test } from 'vitest'
import { draftsOf } from '#client/sync/drafts'
import { randomFrom } from '#tests/convergence/random'
import { until } from '#tests/sync/peers'
import { type Crew, gather, mixed, pick } from './crew.ts'
import { inFrench, promised } from './figures.ts'
import { createOracle, tokensOf } from './oracle.ts'
import { SEED, sized } from './profile.ts'
import { frozenIn, openWorkshop, type Sheet, type Workshop } from './workshop.ts'

const TIMES = sized(15, 200)
const WRITERS = 20
const PER_SECOND = 30
const LATEST_MS = 250

async function moveTo({ staff, seanceId }: Workshop, phase: string): Promise<string> {
  const answer = await staff.send('POST', `/api/seances/${seanceId}/phase`, { phase })
  if (answer.status !== 200) throw new Error(`${phase} answered ${answer.status}`)
  return String(((await answer.json()) as { instantaneId: string | null }).instantaneId)
}

/** Tokens that came too late: nobody erased them, and the log does not hold them. */
function leftOut({ oracle, members }: Crew, frozen: ReadonlyMap<string, number>): { name: string; token: string }[] {
  const erased = new Set(
    oracle.hands.flatMap(({ acts }) => acts.flatMap(({ kind, token }) => (kind === 'erase' ? [token] : []))),
  )
  return members.flatMap(({ writer: { name, hand } }) =>
    hand.acts.flatMap(({ kind, token }) =>
      kind === 'write' && !erased.has(token) && !frozen.has(token) ? [{ name, token }] : [],
    ),
  )
}

function textOfDrafts({ members }: Crew): Map<string, string> {
  return new Map(members.map(({ device, writer: { name } }) => [name, JSON.stringify(draftsOf(device.storage, name))]))
}

test(
  `what is frozen is what the log held, and what came too late is a draft, ${TIMES} times (SEED=${SEED})`,
  {
    timeout: 60_000 + TIMES * 20_000,
  },
  () =>
    promised('R15', async () => {
      const random = randomFrom(SEED)
      const workshop = await openWorkshop()
      const sheets = workshop.sheets.filter(({ kind }) => kind === 'sous-groupe')
      const people = await workshop.participants(WRITERS)
      const oracle = createOracle()
      let drafts = 0
      for (let round = 0; round < TIMES; round++) {
        const sheet: Sheet = pick(sheets, round)
        const prefix = `r${round}x`
        const seed = SEED + 1000 * round
        const crew = await gather({
          workshop,
          byFor: mixed,
          size: WRITERS,
          seed,
          prefix,
          people,
          oracle,
          sheetFor: () => sheet,
        })
        crew.start(PER_SECOND)
        await new Promise((resolve) => setTimeout(resolve, random.below(LATEST_MS))) // The moment of the closing.
        const snapshotId = await moveTo(workshop, 'closed')
        const views = () => crew.members.map(({ writer }) => writer.opened)
        await until(() => views().every((opened) => opened.status().kind === 'refuse'), 'everyone is told', 30_000)
        crew.stop()
        const { frozen, replayed, after } = await frozenIn(workshop, snapshotId, sheet)
        const found = tokensOf(JSON.stringify(frozen))
        expect(frozen, `round ${round}`).toEqual(replayed)
        expect(after, `round ${round}: by people, after`).toBe(0)
        const judged = oracle.faultsIn('frozen', found).filter((fault) => fault.includes(`«${prefix}`))
        expect(judged, `round ${round}`).toEqual([])
        const late = leftOut(crew, found)
        const missing = () => {
          const drafted = textOfDrafts(crew)
          return late.filter(({ name, token }) => drafted.get(name)?.includes(token) !== true)
        }
        await until(() => missing().length === 0, `round ${round}: all that came too late is in drafts`)
        drafts += late.length
        for (const opened of views()) opened.document.close()
        await moveTo(workshop, 'live')
      }
      return {
        measured: `0 écart en ${TIMES} clôtures, ${inFrench(drafts)} modifications tardives gardées en brouillon`,
        met: true,
      }
    }),
)
