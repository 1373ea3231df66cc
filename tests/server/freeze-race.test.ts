/**
 * A meeting closed at a random moment among twenty who write with our own client: every word is in the snapshot or in the
 * tray, never in both, never nowhere; and once the tray is brought in, every word is in the sheet, once.
 * A failing run prints its seed: `SEED=123 RUNS=200 npx vitest run --config tests/vitest.config.ts tests/server/freeze-race`.
 */
import { expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { draftsOf } from '#client/sync/drafts'
import { type LateAnswer, type LateText, offerWaiting } from '#client/sync/offer-late'
import { type OpenDocument, openDocument } from '#client/sync/open-document'
import type { Surroundings } from '#client/sync/surroundings'
import { listArrivees } from '#shared/api/arrivees'
import { rootProse } from '#shared/document/layout'
import { SCHEMA_PROTOCOL } from '#shared/sync/schema-version'
import { randomFrom } from '#tests/convergence/random'
import { followLink, joinByCode, type Person, seanceOf } from '#tests/support/people'
import { testServer } from '#tests/support/server'
import { MemoryStorage } from '#tests/sync/client-surroundings'
import { until } from '#tests/sync/peers'

const WRITERS = 20
const RUNS = Number(process.env.RUNS ?? 4)

function deviceOf(url: string, { cookie }: Person): Surroundings {
  class Socket extends WebSocket {
    constructor(address: string | URL) {
      super(address, [SCHEMA_PROTOCOL], { headers: { cookie, origin: url } })
    }
  }
  return {
    url: `${url.replace(/^http/, 'ws')}/sync`,
    Socket: Socket as unknown as typeof globalThis.WebSocket,
    storage: new MemoryStorage(),
    canKeepText: async () => false,
  }
}

async function send<T>(who: Person, path: string, body: object): Promise<T> {
  const answer = await who.send('POST', path, body)
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as T
}

/** What the client does with a refused text, over a real request. */
async function offerBy(who: Person, { documentId, ...body }: LateText): Promise<LateAnswer> {
  const answer = await who.send('POST', `/api/documents/${documentId}/arrivees`, body)
  if (answer.status === 429) return { kind: 'again' }
  if (answer.status !== 200) return { kind: 'never' }
  return { kind: 'taken', arriveeId: ((await answer.json()) as { arrivee: { id: string } | null }).arrivee?.id ?? null }
}

interface Writer {
  person: Person
  personId: string
  surroundings: Surroundings
  document: OpenDocument
  tokens: string[]
  /** Those the screen said were recorded, at some instant. */
  recorded: string[]
}

function type(writer: Writer, token: string): void {
  const { doc, right } = writer.document.view()
  if (right !== 'write') return
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(token)])
  const root = rootProse(doc, 'contours')
  root.insert(root.length, [paragraph])
  writer.tokens.push(token)
}

it('loses no word and doubles none, whenever it happens', { timeout: 300_000 }, async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
  const random = randomFrom(seed)
  const server = await testServer()
  const admin = await followLink(server.url, await server.administratorLink())
  const people = await Promise.all(
    Array.from({ length: WRITERS }, async (_, i) => joinByCode(server.url, await server.code(), `Écrit ${i}`)),
  )
  const views = await Promise.all(people.map(seanceOf))
  const seanceId = views[0]?.id ?? ''
  const sheets = views[0]?.documents.flatMap((d) => (d.kind === 'sous-groupe' ? [d.id] : [])) ?? []
  const move = (phase: string) =>
    send<{ ok: boolean; instantaneId: string | null }>(admin, `/api/seances/${seanceId}/phase`, { phase })
  const sheetText = async (sheet: string): Promise<string> => {
    const { id } = await send<{ id: string }>(admin, `/api/seances/${seanceId}/instantanes`, { libelle: 'Essai' })
    return textIn(id, sheet)
  }
  const textIn = (snapshotId: string, sheet: string): string => {
    const found = server.store.sqlite.prepare('SELECT content FROM snapshots WHERE id = ?').pluck().get(snapshotId)
    const content = JSON.parse(String(found)) as { documents: { id: string; value: unknown }[] }
    return JSON.stringify(content.documents.find((d) => d.id === sheet)?.value)
  }

  for (let run = 0; run < RUNS; run++) {
    const label = `SEED=${seed}, run ${run}`
    const sheet = sheets[run % sheets.length] ?? ''
    const writers = people.map((person, i): Writer => {
      const surroundings = deviceOf(server.url, person)
      const personId = views[i]?.personId ?? ''
      const document = openDocument({
        ...{ room: sheet, kind: 'sous-groupe', right: 'write', personId, persist: true, surroundings },
      })
      onTestFinished(() => document.close())
      const writer: Writer = { person, personId, surroundings, document, tokens: [], recorded: [] }
      document.subscribe(() => {
        if (document.view().status.kind === 'enregistre') writer.recorded = [...writer.tokens]
      })
      return writer
    })
    await until(() => writers.every((w) => w.document.view().status.kind === 'enregistre'), 'everyone is in sync')
    const typing = writers.map((writer, i) =>
      setInterval(() => type(writer, `m${run}p${i}n${writer.tokens.length}.`), 15 + random.below(40)),
    )
    const moment = 60 + random.below(250)
    await new Promise((resolve) => setTimeout(resolve, moment))
    const closed = await move('closed')
    expect(closed.ok, label).toBe(true)
    await until(() => writers.every((w) => w.document.view().status.kind === 'refuse'), `${label}: everyone is told`)
    for (const timer of typing) clearInterval(timer)
    await until(
      () => writers.every((w) => draftsOf(w.surroundings.storage, w.personId).length > 0),
      `${label}: everyone has a draft`,
    )
    for (const { person, personId, surroundings } of writers) {
      const parts = { storage: surroundings.storage, personId, offer: (late: LateText) => offerBy(person, late) }
      while (await offerWaiting(parts)) await new Promise((resolve) => setTimeout(resolve, 5))
      expect(
        draftsOf(surroundings.storage, personId).map((d) => d.late?.kind),
        label,
      ).toEqual(['sent'])
    }

    const frozen = textIn(closed.instantaneId ?? '', sheet)
    const tray = listArrivees.answer
      .parse(await (await admin.get(`/api/seances/${seanceId}/arrivees`)).json())
      .filter((a) => a.etat === 'enAttente')
    for (const { personId, tokens, recorded } of writers) {
      const mine = tray.filter((a) => a.personId === personId)
      expect(mine.length, label).toBe(1)
      const words = JSON.stringify(mine[0]?.morceaux?.map((m) => m.champs.map((c) => c.apres)))
      const before = JSON.stringify(mine[0]?.morceaux?.map((m) => m.champs.map((c) => c.avant)))
      for (const token of tokens) {
        const places = [frozen.includes(token), words.includes(token) && !before.includes(token)]
        expect(places, `${label}: ${token}`).toEqual(
          recorded.includes(token) ? [true, false] : [expect.anything(), !places[0]],
        )
      }
    }
    for (const { id, completeeA: vueA } of tray)
      await send(admin, `/api/seances/${seanceId}/arrivees/${id}/reprise`, { morceaux: null, vueA })
    const whole = await sheetText(sheet)
    for (const { tokens } of writers)
      for (const token of tokens) expect(whole.split(`"${token}"`).length, `${label}: ${token} in the end`).toBe(2)
    for (const { document } of writers) document.close()
    await move('live')
  }
})
