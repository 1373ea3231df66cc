import { beforeEach, describe, expect, it } from 'vitest'
import { etapesDesActeurs } from '#server/commands/acteurs'
import type { By } from '#server/commands/needs'
import type { Follower } from '#server/commands/suivre'
import type { SuiviRow } from '#server/store/suivi-store'
import { resteASolliciter } from '#shared/documents/acteurs'
import { createWorld, preparation, type World } from './world.ts'

describe('what a closed meeting leaves to follow', () => {
  let world: World
  let id: string
  let anime: Follower
  let awa: Follower
  let bruno: Follower
  let engagement: SuiviRow
  let acteur: SuiviRow
  const known = (by: By, nom: string): Follower => ({ ...by, nom, organisme: `Organisme de ${nom}` })
  const row = async ({ id: suiviId }: SuiviRow) => world.seances.suivis.get(suiviId)
  const etapes = async () => (await etapesDesActeurs(world.seances, 'groupe', [acteur]))(acteur.id)
  const mark = (etape: 'sollicite' | 'rejoint' | 'present', le: string | null, by = anime) =>
    world.commands.markEtape('groupe', acteur.id, { etape, le }, by)

  beforeEach(async () => {
    world = createWorld()
    const { commands, rooms, seances } = world
    anime = known(await world.staff('animateur'), 'anime')
    id = await world.seance()
    await commands.movePhase(id, 'open', anime)
    awa = known(await world.participant(id, 'Awa'), 'Awa')
    bruno = known(await world.participant(id, 'Bruno'), 'Bruno')
    const [groupe] = await seances.sousGroupes.list(id)
    await commands.chooseSousGroupe(id, { sousGroupeId: groupe?.id ?? null }, awa)
    await commands.movePhase(id, 'live', anime)
    await rooms.write(groupe?.documentId ?? '', {
      engagements: [{ id: 'e', qui: 'organisme de AWA', quoi: 'Recenser les RPE', echeance: '2025-09-01' }],
      acteursManquants: [{ id: 'a', acteur: 'Éducation nationale', pourquoi: 'Les écoles', contact: 'Caf' }],
    })
    await commands.movePhase(id, 'closed', anime)
    const rows = await seances.suivis.ofGroupe('groupe')
    const of = (nature: string): SuiviRow => {
      const found = rows.find((r) => r.nature === nature)
      if (found === undefined) throw new Error(`no ${nature}`)
      return found
    }
    engagement = of('engagement')
    acteur = of('acteurManquant')
  })

  it('is said done by the organisation it names or by those who run the meetings, and keeps the first instant', async () => {
    const { markFait } = world.commands
    expect(await markFait('groupe', engagement.id, true, bruno)).toEqual({ ok: false, code: 'forbidden' })
    expect((await markFait('groupe', engagement.id, true, awa)).ok).toBe(true)
    const at = world.clock.now
    world.clock.now += 1000
    await markFait('groupe', engagement.id, true, anime)
    expect((await row(engagement))?.faitA).toBe(at)
    await markFait('groupe', engagement.id, false, anime)
    expect((await row(engagement))?.faitA).toBeNull()
    expect(await markFait('ailleurs', engagement.id, true, anime)).toEqual({ ok: false, code: 'notFound' })
  })

  it('is followed by the person who answers for it, kept apart from the organisation that snapshots freeze', async () => {
    const notes = (await world.seances.documents.ofSeance(id)).find((d) => d.kind === 'notes-de-seance')?.id ?? ''
    await world.commands.movePhase(id, 'live', anime)
    const line = { id: 'r', nature: 'engagement', texte: 'Écrire aux villes', qui: null, personne: 'Bruno' }
    await world.rooms.write(notes, { releve: [line] })
    await world.commands.movePhase(id, 'closed', anime)
    const followed = (await world.seances.suivis.ofGroupe('groupe')).find((s) => s.rowId === 'r')
    expect(followed).toMatchObject({ qui: null, contact: 'Bruno' })
    expect(await world.commands.markFait('groupe', followed?.id ?? '', true, awa)).toMatchObject({ code: 'forbidden' })
    expect((await world.commands.markFait('groupe', followed?.id ?? '', true, bruno)).ok).toBe(true)
  })

  it('brings a missing actor in step by step, each with its day; only the last step can be taken back', async () => {
    expect(await mark('rejoint', '2025-09-01')).toEqual({ ok: false, code: 'etapeOrdre' })
    expect(await mark('sollicite', '2025-07-03', bruno)).toEqual({ ok: false, code: 'forbidden' })
    expect((await mark('sollicite', '2025-07-03', awa)).ok).toBe(true)
    expect(await mark('rejoint', '2025-07-01')).toEqual({ ok: false, code: 'etapeOrdre' })
    expect((await row(acteur))?.faitA).toBeNull()
    await mark('rejoint', '2025-09-01')
    expect((await row(acteur))?.faitA).toBe(world.clock.now)
    expect(await etapes()).toEqual({ sollicite: '2025-07-03', rejoint: '2025-09-01', present: null })
    expect(await mark('sollicite', null)).toEqual({ ok: false, code: 'etapeOrdre' })
    await mark('rejoint', null)
    expect((await row(acteur))?.faitA).toBeNull()
    expect(resteASolliciter(await etapes())).toBe(true)
  })

  it('finds an actor present at a later meeting by the name they signed with, not at the one that missed them', async () => {
    const sign = async (seanceId: string) => {
      const signature = { nom: 'Chloé', fonction: null, organisme: 'education NATIONALE', mode: 'salle' as const }
      await world.signIn({ seanceId, signature: { ...signature, represente: null }, actor: null, formId: null })
    }
    await world.commands.movePhase(id, 'live', anime)
    await sign(id)
    await world.commands.movePhase(id, 'closed', anime)
    expect((await etapes()).present).toBeNull()
    const next = await world.commands.createSeance('groupe', { ...preparation, jour: '2025-10-14' }, anime)
    if (!next.ok) throw new Error(next.code)
    await world.commands.movePhase(next.value.id, 'open', anime)
    await sign(next.value.id)
    expect(await etapes()).toEqual({ sollicite: null, rejoint: null, present: '2025-10-14' })
    expect(resteASolliciter(await etapes())).toBe(false)
  })

  it('keeps the steps through a reopening, and forgets them with the actor who is no longer missing', async () => {
    await mark('sollicite', '2025-07-03')
    await world.commands.movePhase(id, 'live', anime)
    await world.commands.movePhase(id, 'closed', anime)
    expect((await etapes()).sollicite).toBe('2025-07-03')
    const [groupe] = await world.seances.sousGroupes.list(id)
    await world.rooms.write(groupe?.documentId ?? '', { acteursManquants: [] })
    await world.commands.movePhase(id, 'live', anime)
    await world.commands.movePhase(id, 'closed', anime)
    expect(await row(acteur)).toBeNull()
    expect(await world.seances.suivis.etapes([acteur.id])).toEqual([])
  })
})
