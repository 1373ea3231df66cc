/** Many people writing on the sheets of a workshop, and what must be true of what they wrote. */
import { randomFrom } from '#tests/convergence/random'
import type { Person } from '#tests/support/people'
import type { By, Device } from '#tests/sync/client-surroundings'
import { until } from '#tests/sync/peers'
import { createOracle, type Hand, type Oracle, tokensIn } from './oracle.ts'
import { deviceOf, logOf, openCold, openColdCopy, openSheet, type Sheet, type Workshop } from './workshop.ts'
import { createWriter, type Writer } from './writer.ts'

export interface Member {
  person: Person
  device: Device
  sheet: Sheet
  writer: Writer
}

export interface Crew {
  readonly oracle: Oracle
  readonly members: readonly Member[]
  start(perSecond: number): void
  stop(): void
  /** Everything everyone did is recorded, as their screens say. */
  atRest(ms?: number): Promise<void>
  /** At rest: in the log read beside the server, in its memory by somebody who just came, on every screen. */
  faults(): Promise<string[]>
  /** Of what was acknowledged so far, in the log read beside the server. */
  faultsInLog(): Promise<string[]>
  /** Of what was acknowledged so far, in a copy of the files of a server that is gone. */
  coldFaults(): Promise<string[]>
  /** At rest and the server gone for good: everything is in the files. */
  coldFaultsAtRest(): Promise<string[]>
  /** How many acts were acknowledged. */
  acknowledged(): number
}

export interface CrewOptions {
  workshop: Workshop
  size: number
  seed: number
  /** Where a member finds the server: through a proxy, for instance. */
  addressFor?: (index: number) => string
  /** Which sheet a member writes on; all of them in turn unless told. */
  sheetFor?: (index: number) => Sheet
  /** How a member reaches the server; as their browser finds out unless told. */
  byFor?: (index: number) => By
  prefix?: string
  /** One judge for several crews on the same sheets. */
  oracle?: Oracle
  /** Sheets on which others act before the same judge; those of the crew unless told. */
  judged?: readonly Sheet[]
  people?: readonly Person[]
  onTold?: (hand: Hand) => void
  onAct?: (hand: Hand) => void
}

/** The members have their sheets open and in sync. */
export async function gather(options: CrewOptions): Promise<Crew> {
  const { workshop, size, seed, addressFor = () => workshop.here, prefix = 'c', onTold, onAct } = options
  const { sheets, url, here } = workshop
  const byFor = options.byFor ?? (() => 'auto' as const)
  const sheetFor = options.sheetFor ?? ((i: number) => pick(sheets, i))
  const oracle = options.oracle ?? createOracle()
  const people = options.people ?? (await workshop.participants(size, `Écrit ${prefix}`))
  const members = people.slice(0, size).map((person, i): Member => {
    const name = `${prefix}${String(i).padStart(2, '0')}`
    const device = deviceOf(addressFor(i), person, url, byFor(i))
    const sheet = sheetFor(i)
    const opened = openSheet(device, sheet, name)
    const random = randomFrom(seed + i)
    const told = { ...(onTold === undefined ? {} : { onTold }), ...(onAct === undefined ? {} : { onAct }) }
    return { person, device, sheet, writer: createWriter({ oracle, name, kind: sheet.kind, opened, random, ...told }) }
  })
  const used = [...new Set(members.map(({ sheet }) => sheet))]
  for (const { writer } of members) await writer.opened.reaches('enregistre')

  const onSheet = (sheet: Sheet) => members.filter((m) => m.sheet === sheet)

  /** Every place holds several sheets, and each token is on one of them: they are judged together. */
  const together = (parts: readonly Map<string, number>[]): Map<string, number> => {
    const all = new Map<string, number>()
    for (const part of parts) for (const [token, times] of part) all.set(token, (all.get(token) ?? 0) + times)
    return all
  }

  /** Another crew with the same judge may write elsewhere. */
  const judged = options.judged ?? (options.oracle === undefined ? used : sheets)
  const log = async () =>
    together(await Promise.all(judged.map(async (sheet) => tokensIn(sheet.kind, await logOf(workshop, sheet)))))

  async function memory(sheet: Sheet): Promise<Map<string, number>> {
    const [person] = await workshop.participants(1, `Lit ${prefix}`)
    if (person === undefined) throw new Error('nobody came')
    const opened = openSheet(deviceOf(here, person, url), sheet, 'reader')
    await opened.reaches('enregistre')
    const found = tokensIn(sheet.kind, opened.document.view().doc)
    opened.document.close()
    return found
  }

  /** What the members who have these sheets open see. */
  const screens = (turn: number): Map<string, number>[] =>
    used.map((sheet) => {
      const member = pick(onSheet(sheet), turn)
      return tokensIn(sheet.kind, member.writer.doc)
    })

  async function cold(
    open: typeof openCold,
    judge: (place: string, found: Map<string, number>) => string[],
  ): Promise<string[]> {
    const found = await open(workshop.dataDir, used)
    const tokens = (which: 'replayed' | 'loaded') =>
      together(used.flatMap((sheet) => tokensIn(sheet.kind, found.get(sheet.id)?.[which] ?? never())))
    return [...judge('files, every update', tokens('replayed')), ...judge('files, checkpoint', tokens('loaded'))]
  }

  return {
    oracle,
    members,
    start(perSecond) {
      for (const { writer } of members) writer.start(perSecond)
    },
    stop() {
      for (const { writer } of members) writer.stop()
    },
    async atRest(ms = 30_000) {
      for (const { writer } of members)
        await until(() => writer.isAtRest, `${writer.name} is told that everything is recorded`, ms)
    },
    async faultsInLog() {
      const judge = oracle.asOfNow()
      return judge('log', await log())
    },
    async faults() {
      const fresh = together(await Promise.all(used.map(memory)))
      const most = Math.max(...used.map((sheet) => onSheet(sheet).length))
      // Whoever is told last that their own text is recorded may still wait for that of others.
      const same = (a: Map<string, number>, b: Map<string, number>) =>
        a.size === b.size && [...a].every(([token, times]) => b.get(token) === times)
      for (let turn = 0; turn < most; turn++)
        await until(() => same(together(screens(turn)), fresh), 'every screen shows what the server holds', 30_000)
      const seen = Array.from({ length: most }, (_, turn) =>
        oracle.faultsAtRest(`screens ${turn}`, together(screens(turn))),
      )
      return [...oracle.faultsAtRest('log', await log()), ...oracle.faultsAtRest('memory', fresh), ...seen.flat()]
    },
    coldFaults: () => cold(openColdCopy, oracle.faultsIn),
    coldFaultsAtRest: () => cold(openCold, oracle.faultsAtRest),
    acknowledged: () => oracle.hands.reduce((sum, hand) => sum + hand.acknowledged, 0),
  }
}

function never(): never {
  throw new Error('a sheet was not read')
}

/** Two thirds as most people are, the others where plain requests are all that passes. */
export const mixed = (index: number): By =>
  (['auto', 'auto', 'auto', 'auto', 'stream', 'poll'] as const)[index % 6] ?? 'auto'

export function pick<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}
