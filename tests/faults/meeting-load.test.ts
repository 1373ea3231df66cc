/** A whole meeting at work: eighty people, three sheets written in, gestures from everywhere; what its facilitator sees, and when. */
import { expect, test } from 'vitest'
import type { SeanceEnDirect } from '#server/mirror/seance-en-direct'
import { project } from '#shared/document/project'
import { seanceEnDirect } from '#shared/documents/seance-en-direct'
import { randomFrom } from '#tests/convergence/random'
import { type Person, seanceOf } from '#tests/support/people'
import { open } from '#tests/sync/client-surroundings'
import { until } from '#tests/sync/peers'
import { gather, pick } from './crew.ts'
import { inFrench, percentile, promised } from './figures.ts'
import { SEED, sized } from './profile.ts'
import { type BareLine, listener } from './wire.ts'
import { deviceOf, openWorkshop, residentMegabytes } from './workshop.ts'

const PEOPLE = 80
const WRITERS = 12
const KEYS_A_SECOND = 2
const GESTURES = sized(120, 1200)
/** Eighty people who each do something every eight seconds. */
const GESTURES_A_SECOND = 10
const PROMISED_MB = 512
const PROMISED_MS = 1000

interface Cockpit {
  direct(): SeanceEnDirect
  /** Milliseconds from this call until the screen shows it. */
  shows(what: (direct: SeanceEnDirect) => boolean): Promise<number>
}

async function cockpitOf(url: string, here: string, staff: Person, room: string): Promise<Cockpit> {
  const surroundings = deviceOf(here, staff, url)
  const opened = open({ room, kind: 'seance-en-direct', right: 'read', personId: 'staff', persist: true, surroundings })
  await opened.reaches('enregistre')
  const { doc } = opened.document.view()
  const direct = () => project(seanceEnDirect, doc).value
  return {
    direct,
    shows: (what) =>
      new Promise((resolve) => {
        const from = performance.now()
        const look = () => {
          if (!what(direct())) return
          doc.off('afterTransaction', look)
          resolve(performance.now() - from)
        }
        doc.on('afterTransaction', look)
        look()
      }),
  }
}

/** Once these words have come to a listener. */
const saying = (socket: BareLine['socket'], words: string): Promise<void> =>
  new Promise((resolve) => {
    const hear = (data: Buffer): void => {
      if (!data.includes(words)) return
      socket.off('message', hear)
      resolve()
    }
    socket.on('message', hear)
  })

test(
  `eighty people work, the facilitator sees each gesture at once, one edit reaches them all (A12, SEED=${SEED})`,
  { timeout: 900_000 },
  () =>
    promised('S1', async () => {
      const workshop = await openWorkshop()
      const { url, here, seanceId } = workshop
      const people = await workshop.participants(PEOPLE)
      const views = await Promise.all(people.map(seanceOf))
      const live = views[0]?.documents.find(({ kind }) => kind === 'seance-en-direct')?.id ?? ''
      const cockpit = await cockpitOf(url, here, workshop.staff, live)
      const everyone = await Promise.all(people.map((person) => listener(here, person, live, url)))
      const groups = cockpit.direct().sousGroupes
      const sheets = workshop.sheets.filter(({ id }) => groups.some(({ document }) => document === id))
      expect(sheets.length).toBe(3)

      const members = people.map((person, i) => ({ person, id: views[i]?.personId ?? '', hand: false }))
      const api = `/api/seances/${seanceId}`
      const random = randomFrom(SEED)
      const delays: number[] = []
      const refused: number[] = []
      /** What a person does, and what the facilitator then sees. Writers stay in their sub-group. */
      async function gesture(index: number): Promise<void> {
        const member = pick(members, index)
        const { person, id } = member
        if (index >= WRITERS && random.chance(0.4)) {
          const sousGroupeId = random.pick(groups).id
          const shown = cockpit.shows((d) => d.participants.some((p) => p.id === id && p.sousGroupe === sousGroupeId))
          await done(person.send('POST', `${api}/affectation`, { sousGroupeId }), shown)
        } else if (member.hand) {
          member.hand = false
          const shown = cockpit.shows((d) => d.parole.every((p) => p.personne !== id))
          await done(person.send('DELETE', `${api}/parole/${id}`), shown)
        } else {
          member.hand = true
          const shown = cockpit.shows((d) => d.parole.some((p) => p.personne === id))
          await done(person.send('POST', `${api}/parole/${id}`), shown)
        }
      }
      async function done(answer: Promise<Response>, shown: Promise<number>): Promise<void> {
        const { status } = await answer
        if (status === 200) delays.push(await shown)
        else refused.push(status)
      }

      for (const [i, { person }] of members.entries()) {
        const sousGroupeId = pick(groups, i).id
        expect((await person.send('POST', `${api}/affectation`, { sousGroupeId })).status).toBe(200)
      }
      const sheetFor = (i: number) => {
        const found = workshop.sheets.find(({ id }) => id === pick(groups, i).document)
        if (found === undefined) throw new Error('a sub-group without a sheet')
        return found
      }
      for (const [i, person] of people.entries()) if (i >= WRITERS) await listener(here, person, sheetFor(i).id, url)
      const crew = await gather({ workshop, size: WRITERS, seed: SEED, people, sheetFor })
      crew.start(KEYS_A_SECOND)
      const under: Promise<void>[] = []
      await new Promise<void>((resolve) => {
        const timer = setInterval(() => {
          // In turn: nobody does two things at once.
          under.push(gesture(under.length))
          if (under.length < GESTURES) return
          clearInterval(timer)
          resolve()
        }, 1000 / GESTURES_A_SECOND)
      })
      await Promise.all(under)
      crew.stop()
      await crew.atRest()
      expect(refused).toEqual([])
      expect(await crew.faults(), `SEED=${SEED}`).toEqual([])
      await until(() => delays.length === GESTURES, 'every gesture was seen')
      const [most, memory] = [percentile(delays, 0.95), residentMegabytes(workshop.pid)]
      expect(memory).toBeLessThan(PROMISED_MB)
      // One edit reaches each of the eighty (A12).
      const texte = 'Plus que cinq minutes'
      const from = performance.now()
      const all = Promise.all(everyone.map(({ socket }) => saying(socket, texte)))
      expect((await workshop.staff.send('POST', `${api}/annonce`, { texte })).status).toBe(200)
      await all
      expect(performance.now() - from).toBeLessThan(PROMISED_MS)
      const measured = `p50 ${inFrench(percentile(delays, 0.5))} ms, p95 ${inFrench(most)} ms, ${inFrench(memory)} Mo, ${PEOPLE} personnes, ${crew.oracle.hands.reduce((n, { acts }) => n + acts.length, 0)} modifications, ${GESTURES} gestes`
      return { measured, met: most <= PROMISED_MS }
    }),
)
