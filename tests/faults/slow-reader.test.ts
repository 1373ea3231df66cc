/** Somebody reads a thousand bytes a second while the others paste long texts: let go, unnoticed, and back when they can read. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { rootProse } from '#shared/document/layout'
import { closeCodes } from '#shared/sync/close-codes'
import { until } from '#tests/sync/peers'
import { type Crew, gather, pick } from './crew.ts'
import { faultProxy } from './fault-proxy.ts'
import { inFrench, percentile, promised } from './figures.ts'
import { SEED, sized } from './profile.ts'
import { deviceOf, openSheet, openWorkshop } from './workshop.ts'

const WRITERS = 4
const PER_SECOND = 20
const LONG = 900_000
/** Delays measured with everybody reading, and as many after. */
const SAMPLES = sized(300, 2000)
/** Systems hold this much for whoever does not read, before the server does. */
const MOST_PASTES = 60
/** Below, nobody could tell one delay from another. */
const UNFELT_MS = 100
const NARROW = { bytesPerSecond: 1000 }

/** Pastes and removes one long text after the other, until told that it is enough. */
async function paste(crew: Crew, isEnough: (pasted: number) => boolean): Promise<number> {
  const [pasting] = crew.members
  if (pasting === undefined) throw new Error('nobody pastes')
  const { opened, doc } = pasting.writer
  const text = rootProse(doc, 'contours')
  for (let pasted = 0; ; pasted++) {
    if (isEnough(pasted)) return pasted
    const paragraph = new Y.XmlElement('paragraph')
    text.insert(0, [paragraph])
    paragraph.insert(0, [new Y.XmlText('x'.repeat(LONG))])
    await opened.reaches('enregistre')
    text.delete(text.toArray().indexOf(paragraph), 1)
    await opened.reaches('enregistre')
  }
}

test(`somebody who hardly reads is let go, and the others notice nothing (SEED=${SEED})`, { timeout: 240_000 }, () =>
  promised('R9', async () => {
    const workshop = await openWorkshop()
    const sheet = pick(workshop.sheets, 1)
    const doneAt = new Map<string, number[]>()
    const toldOf = new Map<string, number>()
    let delays: number[] = []
    const crew = await gather({
      workshop,
      size: WRITERS + 1,
      seed: SEED,
      sheetFor: () => sheet,
      onAct: ({ name }) => doneAt.set(name, [...(doneAt.get(name) ?? []), performance.now()]),
      onTold({ name, acknowledged }) {
        for (let i = toldOf.get(name) ?? 0; i < acknowledged; i++)
          delays.push(performance.now() - (doneAt.get(name)?.[i] ?? Number.NaN))
        toldOf.set(name, acknowledged)
      },
    })
    const [, ...typing] = crew.members
    for (const { writer } of typing) writer.start(PER_SECOND)
    await paste(crew, () => delays.length >= SAMPLES)
    const usual = percentile(delays, 0.99)

    const proxy = await faultProxy(workshop.url, SEED)
    const [person] = await workshop.participants(1, 'Lit lentement')
    if (person === undefined) throw new Error('nobody came')
    const slow = openSheet(deviceOf(proxy.url, person, workshop.url), sheet, 'slow')
    await slow.reaches('enregistre')
    const { provider, doc, awareness } = slow.document.view()
    awareness.setLocalState({ champ: 'contours' })
    const codes: (number | undefined)[] = []
    provider.on('connection-close', (event) => codes.push(event?.code))
    const watcher = pick(typing, 0).writer.opened.document.view().awareness
    await until(() => watcher.getStates().has(doc.clientID), 'the others see who came')

    delays = []
    proxy.set('down', NARROW)
    const narrowAt = performance.now()
    const pasted = await paste(crew, (n) => n >= MOST_PASTES || !watcher.getStates().has(doc.clientID))
    const seconds = (performance.now() - narrowAt) / 1000
    expect(pasted, 'long texts before the slow one was let go').toBeLessThan(MOST_PASTES)
    // What the server said last is behind all the rest: it is heard if it is read soon.
    proxy.set('down', {})
    await until(() => codes.length > 0, 'the slow one is told')
    expect(codes[0]).toBe(closeCodes.slowConsumer.code)
    await paste(crew, () => delays.length >= SAMPLES)
    const meanwhile = percentile(delays, 0.99)
    crew.stop()
    await crew.atRest()
    slow.document.check()
    await slow.reaches('enregistre')
    expect(await crew.faults()).toEqual([])
    await until(() => Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(pick(typing, 0).writer.doc)), 'up to date again')
    const measured = `écarté après ${inFrench(seconds, 1)} s et ${inFrench((pasted * LONG) / 2 ** 20)} Mio ; p99 des autres ${inFrench(usual)} ms avant, ${inFrench(meanwhile)} ms pendant`
    return { measured, met: seconds <= 10 && meanwhile <= Math.max(usual * 1.2, UNFELT_MS) }
  }),
)
