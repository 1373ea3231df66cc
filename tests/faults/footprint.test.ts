/** What a full room costs: a hundred and fifty people, four documents each, sixty documents in all. */
import { expect, test } from 'vitest'
import { until } from '#tests/sync/peers'
import { gather, pick } from './crew.ts'
import { inFrench, promised } from './figures.ts'
import { SEED, sized } from './profile.ts'
import { type BareLine, listener } from './wire.ts'
import { openWorkshop, residentMegabytes, sheetsOf } from './workshop.ts'

const CONNECTED = 150
const DOCUMENTS = 60
const EACH = 4
const WRITERS = 20
const KEYS = sized(40, 400)
const PER_SECOND = sized(20, 4)
const PROMISED_MB = 512

test(`a full room of sixty documents fits in half a gigabyte (SEED=${SEED})`, { timeout: 600_000 }, () =>
  promised('R16', async () => {
    const workshop = await openWorkshop()
    const empty = residentMegabytes(workshop.pid)
    for (let i = sheetsOf(workshop).length; i < DOCUMENTS; i++) {
      const made = await workshop.staff.send('POST', `/api/seances/${workshop.seanceId}/sous-groupes`, {
        titre: `Sous-groupe ${i}`,
      })
      expect(made.status).toBe(200)
    }
    const sheets = sheetsOf(workshop)
    expect(sheets.length).toBeGreaterThanOrEqual(DOCUMENTS)
    const people = await workshop.participants(CONNECTED)
    const lines: BareLine[] = []
    for (const [i, person] of people.entries())
      for (let n = 0; n < EACH; n++)
        lines.push(await listener(workshop.url, person, pick(sheets, EACH * i + n).id, workshop.url))
    await until(() => lines.every(({ received }) => received > 0), 'everyone has read')
    const crew = await gather({ workshop, size: WRITERS, seed: SEED, people })
    crew.start(PER_SECOND)
    await until(() => crew.oracle.hands.every(({ acts }) => acts.length >= KEYS), 'everyone typed enough', 300_000)
    crew.stop()
    await crew.atRest()
    expect(lines.filter(({ closed }) => closed !== null)).toEqual([])
    expect(await crew.faults(), `SEED=${SEED}`).toEqual([])
    const full = residentMegabytes(workshop.pid)
    const measured = `${inFrench(full)} Mo (${inFrench(empty)} à vide), ${CONNECTED} connectés, ${lines.length + WRITERS} connexions, ${sheets.length} documents`
    expect(full).toBeLessThan(PROMISED_MB)
    return { measured, met: true }
  }),
)
