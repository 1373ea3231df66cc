/** Somebody's right is taken away while they type: their connection ends, and nothing of theirs is written after. */
import { expect, test } from 'vitest'
import { followLink, type Person } from '#tests/support/people'
import { until } from '#tests/sync/peers'
import { gather, pick } from './crew.ts'
import { inFrench, promised } from './figures.ts'
import { SEED, sized } from './profile.ts'
import { openWorkshop, type Workshop, writtenBy } from './workshop.ts'

const TIMES = sized(3, 20)
const PER_SECOND = 30
const PROMISED_MS = 2_000
/** For machines with other things to do. */
const WITHIN_MS = 10_000

interface Guest {
  person: Person
  personId: string
  lienId: string
}

async function ask<T>(answer: Promise<Response>): Promise<T> {
  const got = await answer
  if (!got.ok) throw new Error(`answered ${got.status}`)
  return (await got.json()) as T
}

async function guest({ url, staff, seanceId }: Workshop, pour: string): Promise<Guest> {
  const asked = { role: 'coanimateur', pour, seanceId }
  const lien = await ask<{ id: string; url: string }>(staff.send('POST', '/api/liens', asked))
  const person = await followLink(url, lien.url)
  const { personId } = await ask<{ personId: string }>(person.get('/api/moi'))
  return { person, personId, lienId: lien.id }
}

const ways: [string, (workshop: Workshop, guest: Guest, pour: string) => Promise<unknown>][] = [
  ['the link is revoked', ({ staff }, { lienId }) => ask(staff.send('DELETE', `/api/liens/${lienId}`))],
  [
    'the access is closed',
    async ({ staff }, _guest, pour) => {
      const open = await ask<{ id: string; nom: string }[]>(staff.get('/api/acces'))
      return ask(staff.send('DELETE', `/api/acces/${open.find(({ nom }) => nom === pour)?.id}`))
    },
  ],
  ['they sign out elsewhere', (_workshop, { person }) => ask(person.send('POST', '/api/moi/deconnexion'))],
]

test(
  `whoever loses their right while typing is disconnected, and writes nothing after (SEED=${SEED})`,
  {
    timeout: 60_000 + TIMES * 60_000,
  },
  () =>
    promised('R14', async () => {
      const workshop = await openWorkshop()
      const others = await gather({ workshop, size: 4, seed: SEED, prefix: 'o' })
      others.start(5)
      const delays: number[] = []
      for (let i = 0; i < TIMES * ways.length; i++) {
        const [name, revoke] = pick(ways, i)
        const pour = `Invité ${i}`
        const invited = await guest(workshop, pour)
        const crew = await gather({
          workshop,
          size: 1,
          seed: SEED + 1000 + i,
          prefix: `g${i}x`,
          oracle: others.oracle,
          people: [invited.person],
          sheetFor: () => pick(workshop.sheets, i),
        })
        const { writer } = pick(crew.members, 0)
        crew.start(PER_SECOND)
        await until(() => writer.hand.acknowledged > 5, 'they are at it')
        const revokedAt = performance.now()
        await revoke(workshop, invited, pour)
        await until(() => writer.opened.status().kind === 'ferme', `${name}: disconnected`, WITHIN_MS)
        delays.push(performance.now() - revokedAt)
        expect(writer.opened.status()).toEqual({ kind: 'ferme', reason: 'sessionExpired' })
        const atClose = writtenBy(workshop, invited.personId)
        const before = others.acknowledged()
        await until(() => others.acknowledged() > before + 10, 'the others go on')
        crew.stop()
        expect(writtenBy(workshop, invited.personId), `${name}: nothing after`).toBe(atClose)
        expect((await invited.person.get('/api/moi')).status, name).toBe(401)
        expect(await crew.faultsInLog(), `${name}, SEED=${SEED}`).toEqual([])
      }
      others.stop()
      await others.atRest()
      const most = Math.max(...delays)
      return {
        measured: `${inFrench(most)} ms au plus sur ${delays.length}, rien d’écrit après`,
        met: most <= PROMISED_MS,
      }
    }),
)
