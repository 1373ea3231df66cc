import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import type { By } from '#server/commands/needs'
import { documents, journal } from '#server/store/tables'
import { addRow, setField } from '#shared/document/edit'
import { rootText } from '#shared/document/layout'
import type { Phase } from '#shared/documents/choices'
import { notesDeSeance } from '#shared/documents/notes-de-seance'
import { type SousGroupe, sousGroupe } from '#shared/documents/sous-groupe'
import { MAX_LATE_BYTES } from '#shared/sync/late'
import { addParagraph } from '#tests/sync/words'
import { createWorld, type World } from './world.ts'

let world: World
let animateur: By
let awa: By
let seanceId: string
let sheet: string

beforeEach(async () => {
  world = createWorld()
  animateur = await world.staff('animateur')
  seanceId = await world.seance()
  for (const phase of ['open', 'live'] as const) await move(phase)
  awa = await world.participant(seanceId, 'Awa')
  sheet = await world.document(seanceId, 'sous-groupe')
})

const move = async (phase: Phase) =>
  expect(await world.commands.movePhase(seanceId, phase, animateur)).toMatchObject({ ok: true })
/** Far enough for the next text of the same person. */
const later = () => {
  world.clock.now += 60_000
}
const offer = async (write: (doc: Y.Doc) => void, by = awa, documentId = sheet) => {
  later()
  const bytes = world.rooms.apart(documentId, write)
  return world.commands.offerArrivee(documentId, { epoch: 1, bytes }, actorOf(by))
}
/** A participant's access opens this meeting alone. */
const actorOf = (by: By) => world.actor(by, by.roles.includes('invite') ? seanceId : undefined)
const contour = (words: string) => (doc: Y.Doc) => addParagraph(doc, words)
const all = () => world.seances.arrivees.ofSeance(seanceId)
const only = async () => {
  const [row, ...more] = await all()
  if (row === undefined || more.length > 0) throw new Error('not one')
  return row
}
const bring = (id: string, vueA: number, morceaux: string[] | null = null, by = animateur) =>
  world.commands.bringInArrivee(seanceId, id, { morceaux, vueA }, by)
const value = async () => (await world.rooms.read([sheet])).get(sheet)?.value as SousGroupe
const acts = () => world.db.select().from(journal).all()

describe('offering a text that came late', () => {
  it('keeps it for those who run the meeting, once however often it comes', async () => {
    await move('closed')
    const late = world.rooms.apart(sheet, contour('trop tard'))
    const send = () => world.commands.offerArrivee(sheet, { epoch: 1, bytes: late }, world.actor(awa, seanceId))
    later()
    const first = await send()
    later()
    expect(await send()).toEqual(first)
    expect(first).toEqual({ ok: true, value: { arrivee: { id: (await only()).id, etat: 'enAttente' } } })
    expect(await world.rooms.late.pieces(await only())).toMatchObject([{ key: 'contours' }])
  })

  it('takes what a connection was refused, then all of it from the device, as one', async () => {
    await move('closed')
    const parts: Uint8Array[] = []
    const whole = world.rooms.apart(sheet, (doc) => {
      doc.on('update', (bytes: Uint8Array) => parts.push(bytes))
      addParagraph(doc, 'un')
      addParagraph(doc, 'deux')
    })
    const [first] = parts
    if (first === undefined) throw new Error('nothing was written')
    await world.commands.keepRefused({ documentId: sheet, epoch: 1, personId: awa.personId, bytes: first })
    expect(await world.rooms.late.pieces(await only())).toMatchObject([{ fields: [{ after: 'un' }] }])
    later()
    await world.commands.offerArrivee(sheet, { epoch: 1, bytes: whole }, world.actor(awa, seanceId))
    expect(await world.rooms.late.pieces(await only())).toMatchObject([{ fields: [{ after: 'un\ndeux' }] }])
  })

  it('asks for some time between two texts of one person, and refuses nobody else meanwhile', async () => {
    await move('closed')
    const bruno = await world.participant(seanceId, 'Bruno').catch(() => null)
    expect(bruno).toBeNull()
    const bytes = world.rooms.apart(sheet, contour('x'))
    const send = () => world.commands.offerArrivee(sheet, { epoch: 1, bytes }, world.actor(awa, seanceId))
    const answers = await Promise.all([send(), send()])
    expect(answers.map((a) => (a.ok ? 'kept' : a.code))).toEqual(['kept', 'tooSoon'])
  })

  it('is for documents a closing freezes, that are there, to people who could have written them', async () => {
    await move('closed')
    const notes = await world.document(seanceId, 'notes-de-seance')
    expect(await offer((doc) => addRow(notesDeSeance, doc, 'releve', 'r1', { texte: 'x' }), awa, notes)).toMatchObject({
      ok: true,
    })
    const code = async (documentId: string, by = awa) => {
      const bytes = world.rooms.apart(sheet, contour('x'))
      later()
      const answer = await world.commands.offerArrivee(documentId, { epoch: 1, bytes }, actorOf(by))
      return answer.ok ? 'kept' : answer.code
    }
    expect(await code(await world.document(seanceId, 'seance-en-direct'))).toBe('notFound')
    expect(await code('nulle-part')).toBe('notFound')
    expect(await code(sheet, await world.staff('observateur'))).toBe('forbidden')
    world.db.update(documents).set({ removedAt: 1 }).where(eq(documents.id, sheet)).run()
    world.access.changed({})
    expect(await code(sheet)).toBe('notFound')
  })

  it('refuses a document made anew since, a text too long, and a phase nothing can be late for', async () => {
    expect(await offer(contour('en séance'))).toMatchObject({ ok: true })
    await move('open')
    expect(await offer(contour('à l’accueil'))).toEqual({ ok: false, code: 'wrongPhase' })
    await move('live')
    await move('closed')
    const bytes = world.rooms.apart(sheet, contour('x'))
    const send = async (epoch: number, late: Uint8Array) => {
      later()
      return world.commands.offerArrivee(sheet, { epoch, bytes: late }, world.actor(awa, seanceId))
    }
    expect(await send(2, bytes)).toEqual({ ok: false, code: 'lateRefused' })
    const long = world.rooms.apart(sheet, contour('x'.repeat(MAX_LATE_BYTES)))
    expect(await send(1, long)).toEqual({ ok: false, code: 'tooLarge' })
  })

  it('is still possible once the meeting is validated, to be read alone', async () => {
    await move('closed')
    await move('validated')
    expect(await offer(contour('trois jours après'))).toMatchObject({ ok: true })
    const { id, completedAt } = await only()
    expect(await bring(id, completedAt)).toEqual({ ok: false, code: 'validated' })
    expect(await world.commands.setAsideArrivee(seanceId, id, { vueA: completedAt }, animateur)).toEqual({
      ok: true,
      value: { etat: 'ecartee', reste: 0 },
    })
  })

  it('keeps nothing a connection was refused before the closing, nor for the role', async () => {
    const bytes = world.rooms.apart(sheet, contour('x'))
    await world.commands.keepRefused({ documentId: sheet, epoch: 1, personId: awa.personId, bytes })
    expect(await all()).toEqual([])
  })
})

describe('deciding on it', () => {
  beforeEach(() => move('closed'))

  it('brings in one piece after the other, as its author’s, and says when nothing is left', async () => {
    await offer((doc) => {
      addParagraph(doc, 'de Awa')
      setField(sousGroupe, doc, 'livrableNature', 'guide')
      addRow(sousGroupe, doc, 'engagements', 'e1', { qui: 'Caf', quoi: 'Écrire' })
    })
    world.rooms.edit(sheet, contour('de la rapporteure'))
    const { id, completedAt } = await only()
    expect(await bring(id, completedAt, ['contours'])).toEqual({ ok: true, value: { etat: 'enAttente', reste: 2 } })
    expect((await value()).contours).toHaveLength(2)
    expect((await value()).engagements).toEqual([])
    expect(await bring(id, completedAt, ['engagements[e1]'])).toEqual({
      ok: true,
      value: { etat: 'enAttente', reste: 1 },
    })
    expect((await value()).engagements).toMatchObject([{ qui: 'Caf', quoi: 'Écrire' }])
    expect(await bring(id, completedAt)).toEqual({ ok: true, value: { etat: 'reprise', reste: 0 } })
    expect((await value()).livrableNature).toBe('guide')
    expect(await only()).toMatchObject({
      etat: 'reprise',
      handledBy: animateur.personId,
      repris: ['contours', 'engagements[e1]', 'livrableNature'],
    })
    expect(acts().filter((a) => a.act === 'arrivee.reprise' && a.subject === id && a.detail === sheet)).toHaveLength(3)
    expect(JSON.stringify(acts())).not.toContain('de Awa')
  })

  it('sets aside without touching the document', async () => {
    await offer(contour('non'))
    const { id, completedAt } = await only()
    expect(await world.commands.setAsideArrivee(seanceId, id, { vueA: completedAt }, animateur)).toEqual({
      ok: true,
      value: { etat: 'ecartee', reste: 0 },
    })
    expect((await value()).contours).toEqual([])
    expect(acts().at(-1)).toMatchObject({ act: 'arrivee.ecartee', subject: id, personId: animateur.personId })
  })

  it('is granted as the first of two people decided', async () => {
    await offer(contour('une fois'))
    const { id, completedAt } = await only()
    const other = await world.staff('coanimateur')
    const [first, second] = await Promise.all([
      bring(id, completedAt),
      world.commands.setAsideArrivee(seanceId, id, { vueA: completedAt }, other),
    ])
    expect([first, second]).toEqual(Array(2).fill({ ok: true, value: { etat: 'reprise', reste: 0 } }))
    expect((await value()).contours).toHaveLength(1)
    expect(await bring(id, completedAt)).toEqual(first)
    expect((await value()).contours).toHaveLength(1)
  })

  it('never brings in what nobody has read', async () => {
    await offer(contour('un'))
    const { id, completedAt } = await only()
    await offer((doc) => setField(sousGroupe, doc, 'livrableNature', 'guide'))
    expect(await bring(id, completedAt)).toEqual({ ok: false, code: 'lateCompleted' })
    expect(await world.commands.setAsideArrivee(seanceId, id, { vueA: completedAt }, animateur)).toEqual({
      ok: false,
      code: 'lateCompleted',
    })
    expect(await bring(id, (await only()).completedAt)).toMatchObject({ ok: true })
    expect(await value()).toMatchObject({ livrableNature: 'guide' })
  })

  it('is for those who run this meeting', async () => {
    await offer(contour('x'))
    const { id, completedAt } = await only()
    expect(await bring(id, completedAt, null, awa)).toEqual({ ok: false, code: 'forbidden' })
    expect(await bring('inconnue', completedAt)).toEqual({ ok: false, code: 'notFound' })
    const elsewhere = await world.seance()
    expect(
      await world.commands.bringInArrivee(elsewhere, id, { morceaux: null, vueA: completedAt }, animateur),
    ).toEqual({ ok: false, code: 'notFound' })
  })

  it('is possible after a reopening, and not in a document that was removed', async () => {
    await offer(contour('avant la réouverture'))
    await offer((doc) => rootText(doc, 'x'), await world.staff('secretaire'))
    const { id, completedAt } = await only()
    await move('live')
    world.db.update(documents).set({ removedAt: 1 }).where(eq(documents.id, sheet)).run()
    expect(await bring(id, completedAt)).toEqual({ ok: false, code: 'documentRemoved' })
    world.db.update(documents).set({ removedAt: null }).where(eq(documents.id, sheet)).run()
    expect(await bring(id, completedAt)).toEqual({ ok: true, value: { etat: 'reprise', reste: 0 } })
  })

  it('says so when the document no longer has what the text builds on', async () => {
    await offer(contour('x'))
    const row = await only()
    await world.seances.arrivees.receive({ ...row, epoch: 2 }, 5, () => row.bytes, 60)
    const other = (await all()).at(-1)
    expect(await bring(other?.id ?? '', 5)).toEqual({ ok: false, code: 'lateUnreadable' })
  })
})
