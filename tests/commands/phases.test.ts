import { beforeEach, describe, expect, it } from 'vitest'
import type { By } from '#server/commands/needs'
import { instantOf, jourOf } from '#server/mirror/paris-time'
import { CODE_ALPHABET } from '#server/store/ids'
import { journal } from '#server/store/tables'
import { documentRight } from '#shared/access/can'
import { addRow, setField } from '#shared/document/edit'
import type { Phase } from '#shared/documents/choices'
import { notesDeSeance } from '#shared/documents/notes-de-seance'
import { sousGroupe } from '#shared/documents/sous-groupe'
import { createWorld, preparation, type World } from './world.ts'

const HOUR = 3_600_000
let world: World
let animateur: By
let seanceId: string

beforeEach(async () => {
  world = createWorld()
  animateur = await world.staff('animateur')
  seanceId = await world.seance()
})

const move = (phase: Phase, by: By = animateur) => world.commands.movePhase(seanceId, phase, by)
async function through(...phases: Phase[]) {
  for (const phase of phases) expect(await move(phase)).toMatchObject({ ok: true })
}
const seance = async () => {
  const found = await world.seances.meetings.get(seanceId)
  if (found === null) throw new Error('the meeting is gone')
  return found
}

describe('the life of a meeting', () => {
  it('gets its code, its QR link and its clocks when it opens, and loses the code when it closes', async () => {
    expect(await seance()).toMatchObject({ phase: 'draft', code: null, qrToken: null })
    await through('open')
    const { code, qrToken, openedAt } = await seance()
    expect(code).toMatch(new RegExp(`^[${CODE_ALPHABET}]{8}$`))
    expect(Buffer.from(qrToken ?? '', 'base64url')).toHaveLength(16)
    expect(openedAt).toBe(world.clock.now)
    world.clock.now += 5 * 60_000
    await through('live')
    expect(await seance()).toMatchObject({ code, liveAt: world.clock.now })
    await through('closed')
    expect(await seance()).toMatchObject({ code: null, qrToken, closedAt: world.clock.now })
    await through('validated')
    expect((await world.seances.meetings.moves(seanceId)).map((m) => [m.phase, m.personId])).toEqual(
      ['open', 'live', 'closed', 'validated'].map((p) => [p, animateur.personId]),
    )
  })

  it.each<[Phase[], Phase]>([
    [[], 'live'],
    [[], 'closed'],
    [['open'], 'closed'],
    [['open'], 'draft'],
    [['open', 'live'], 'validated'],
    [['open', 'live', 'closed'], 'open'],
    [['open', 'live', 'closed', 'validated'], 'live'],
    [['open', 'live', 'closed', 'validated'], 'closed'],
  ])('after %j, %s is refused', async (before, phase) => {
    await through(...before)
    expect(await move(phase)).toEqual({ ok: false, code: 'wrongPhase' })
  })

  it('goes back to the welcome and on again without losing its code', async () => {
    await through('open', 'live')
    const { code, liveAt } = await seance()
    await through('open', 'live')
    expect(await seance()).toMatchObject({ code, liveAt })
  })

  it('grants a phase that is already there, so that two people may press the same button', async () => {
    await through('open', 'live')
    const both = await Promise.all([move('closed'), move('closed')])
    expect(both.every((o) => o.ok)).toBe(true)
    expect(world.taken()).toEqual(['Ouverture', 'Clôture'])
  })

  it('reopens with a new code, keeps the trace of it, and gives a new snapshot at the next closing', async () => {
    await through('open', 'live')
    const first = await seance()
    await through('closed', 'live')
    const again = await seance()
    expect(again.code).not.toBe(first.code)
    expect(again).toMatchObject({ qrToken: first.qrToken, liveAt: first.liveAt, closedAt: null })
    await through('closed')
    expect(world.taken()).toEqual(['Ouverture', 'Clôture', 'Réouverture', 'Clôture'])
    expect(world.db.select().from(journal).all()).toContainEqual(
      expect.objectContaining({
        act: 'seance.live',
        subject: seanceId,
        detail: 'closed',
        personId: animateur.personId,
      }),
    )
  })

  it.each(['secretaire', 'membre', 'invite', 'observateur'] as const)('cannot be moved by: %s', async (role) => {
    await through('open', 'live')
    expect(await move('closed', { personId: 'someone', roles: [role] })).toEqual({ ok: false, code: 'forbidden' })
    expect((await seance()).phase).toBe('live')
  })

  it.each(['administrateur', 'coanimateur'] as const)('can be moved by: %s', async (role) => {
    expect(await move('open', await world.staff(role))).toMatchObject({ ok: true })
  })

  it('changes its code on demand, while people can come in', async () => {
    expect(await world.commands.rotateCode(seanceId, animateur)).toEqual({ ok: false, code: 'wrongPhase' })
    await through('open')
    const { code, qrToken } = await seance()
    const changed = await world.commands.rotateCode(seanceId, animateur)
    expect(changed).toEqual({ ok: true, value: { code: (await seance()).code } })
    expect([(await seance()).code, (await seance()).qrToken]).not.toContain(code)
    expect((await seance()).qrToken).not.toBe(qrToken)
  })

  it('refuses a meeting that does not exist', async () => {
    expect(await world.commands.movePhase('nowhere', 'open', animateur)).toEqual({ ok: false, code: 'notFound' })
  })
})

describe('closing', () => {
  it('asks everyone what is on its way, freezes rights, shows it, then takes the snapshot', async () => {
    await through('open', 'live')
    world.trace.length = 0
    await through('closed')
    expect(world.trace.slice(0, 5)).toEqual([
      'ask',
      'rights seanceId',
      'write seance-en-direct',
      'write emargement',
      'snapshot',
    ])
  })

  it('takes away the right to write from participants, not from those who run the meeting', async () => {
    await through('open', 'live')
    const awa = await world.participant(seanceId, 'Awa')
    const sheet = await world.document(seanceId, 'sous-groupe')
    const right = async (by: By, only?: string) => (await world.access.document(world.actor(by, only), sheet))?.right
    expect([await right(awa, seanceId), await right(animateur)]).toEqual(['write', 'write'])
    await through('closed')
    expect([await right(awa, seanceId), await right(animateur)]).toEqual(['read', 'write'])
    await through('validated')
    expect(await right(animateur)).toBe('read')
  })

  it('ends the floor and the signals on every screen', async () => {
    await through('open', 'live')
    const awa = await world.participant(seanceId, 'Awa')
    await world.commands.askParole(seanceId, awa)
    await world.commands.raiseSignal(seanceId, 'entendsPas', awa)
    expect((await world.live(seanceId)).parole).toHaveLength(1)
    await through('closed')
    expect(await world.live(seanceId)).toMatchObject({ phase: 'closed', parole: [], signaux: [], enSalle: 1 })
  })

  it('follows decisions, commitments and missing actors, each with where it was said', async () => {
    await through('open', 'live')
    const [notes, sheet] = [
      await world.document(seanceId, 'notes-de-seance'),
      await world.document(seanceId, 'sous-groupe'),
    ]
    const [first] = await world.seances.points.list(seanceId)
    world.rooms.edit(notes, (doc) => {
      addRow(notesDeSeance, doc, 'releve', 'd1', {
        nature: 'decision',
        texte: 'Écrire un guide',
        point: first?.id ?? null,
      })
      addRow(notesDeSeance, doc, 'releve', 'i1', { nature: 'information', texte: 'Une information' })
      addRow(notesDeSeance, doc, 'releve', 'v1', { nature: 'engagement' })
    })
    world.rooms.edit(sheet, (doc) => {
      addRow(sousGroupe, doc, 'engagements', 'e1', { qui: 'Caf', quoi: 'Envoyer la carte', echeance: '2025-09-15' })
      addRow(sousGroupe, doc, 'acteursManquants', 'a1', { acteur: 'PMI', pourquoi: 'Agréments' })
    })
    const closed = await move('closed')
    const [groupe] = await world.seances.sousGroupes.list(seanceId)
    const followed = await world.seances.suivis.ofSeance(seanceId)
    expect(followed.map((s) => [s.nature, s.rowId, s.texte, s.qui, s.echeance, s.sousGroupeId, s.pointId])).toEqual([
      ['decision', 'd1', 'Écrire un guide', null, null, null, first?.id],
      ['engagement', 'e1', 'Envoyer la carte', 'Caf', '2025-09-15', groupe?.id, null],
      ['acteurManquant', 'a1', 'Agréments', 'PMI', null, groupe?.id, null],
    ])
    expect(closed).toEqual({ ok: true, value: { ok: true, instantaneId: followed[0]?.snapshotId } })
    expect(world.taken().at(-1)).toBe('Clôture')
  })

  it('lets nothing of a meeting move afterwards but what those who run it correct', async () => {
    await through('open', 'live')
    const awa = await world.participant(seanceId, 'Awa')
    const [point] = await world.seances.points.list(seanceId)
    const [groupe] = await world.seances.sousGroupes.list(seanceId)
    await through('closed')
    const { commands } = world
    const frozen = await Promise.all([
      commands.askParole(seanceId, awa),
      commands.raiseSignal(seanceId, 'entendsPas', awa),
      commands.chooseSousGroupe(seanceId, { sousGroupeId: groupe?.id ?? '' }, awa),
      commands.setRapporteur(seanceId, { sousGroupeId: groupe?.id ?? '', personId: null }, animateur),
      commands.goToPoint(seanceId, point?.id ?? ''),
      commands.extendPoint(seanceId, 5),
      commands.rotateCode(seanceId, animateur),
      commands.createSousGroupe(seanceId, { titre: 'Trop tard', propositionId: null }),
      commands.mergeSousGroupe(seanceId, groupe?.id ?? '', groupe?.id ?? ''),
      commands.abandonSousGroupe(seanceId, groupe?.id ?? ''),
      commands.reopenSousGroupe(seanceId, groupe?.id ?? ''),
      commands.correctMaLigne(seanceId, { nom: 'Autre' }, awa),
      commands.updateSeance(seanceId, { ...preparation, version: '' }),
    ])
    expect(frozen.map((o) => (o.ok ? 'accepted' : o.code))).toEqual(frozen.map(() => 'frozen'))
  })
})

describe('a meeting nobody closed', () => {
  it('is closed by the server at the end of the day, with its snapshot; its sheets stay (F24)', async () => {
    await through('open', 'live')
    const sheet = await world.document(seanceId, 'sous-groupe')
    world.rooms.edit(sheet, (doc) => setField(sousGroupe, doc, 'contoursEtat', 'traite'))
    const midnight = instantOf(jourOf(world.clock.now + 24 * HOUR), '00:00')
    await world.commands.closeForgotten(midnight - 1)
    expect((await seance()).phase).toBe('live')
    world.clock.now = midnight + 1
    await world.commands.closeForgotten(world.clock.now)
    expect(await seance()).toMatchObject({ phase: 'closed', code: null })
    expect((await world.seances.meetings.moves(seanceId)).at(-1)).toMatchObject({ phase: 'closed', personId: null })
    expect(world.taken()).toEqual(['Ouverture', 'Clôture'])
    expect(documentRight({ kind: 'sous-groupe', roles: ['animateur'], phase: 'closed' })).toBe('write')
  })

  it('is not cut at midnight when it began in the evening', async () => {
    const midnight = instantOf(jourOf(world.clock.now + 24 * HOUR), '00:00')
    world.clock.now = midnight - HOUR
    await through('open', 'live')
    await world.commands.closeForgotten(midnight + 4 * HOUR)
    expect((await seance()).phase).toBe('live')
    await world.commands.closeForgotten(midnight + 5 * HOUR + 1)
    expect((await seance()).phase).toBe('closed')
  })

  it('is closed too when it only opened, once its printed day has passed', async () => {
    await through('open')
    const { jour } = await seance()
    world.clock.now = instantOf(jour, '23:00')
    await world.commands.closeForgotten(world.clock.now)
    expect((await seance()).phase).toBe('open')
    await world.commands.closeForgotten(world.clock.now + 2 * HOUR)
    expect(await seance()).toMatchObject({ phase: 'closed', code: null })
    expect(await move('live')).toMatchObject({ ok: true })
  })

  it('gets the snapshot that a stop of the server in the middle of a closing left out', async () => {
    await through('open', 'live')
    const at = ++world.clock.now
    await world.seances.meetings.move(seanceId, { from: 'live', to: 'closed', personId: null, at })
    await world.commands.closeForgotten(at)
    await world.commands.closeForgotten(at)
    expect(world.taken()).toEqual(['Ouverture', 'Clôture'])
  })
})
