import { expect, it } from 'vitest'
import { compareContents } from '#server/snapshot/compare'
import { instantaneOf } from '#server/snapshot/snapshots'
import type { DocumentOf } from '#shared/document/define'
import { proseFromLines } from '#shared/document/value'
import type { ficheAction } from '#shared/documents/fiche-action'
import { type Demonstration, demonstration } from './demonstration.ts'

type Fiche = DocumentOf<typeof ficheAction>
const blank = { pilote: null, etat: null, raison: null, conditionDeblocage: null, origine: null, echeance: null }
const action = (id: string, over: Partial<Fiche['actions'][number]>): Fiche['actions'][number] => ({
  ...{ ...blank, id, intitule: `Action ${id}`, avancement: [], avancementLe: null },
  ...over,
})
const plainSpaces = (words: string) => words.replaceAll('\u00a0', ' ')

async function taken(demo: Demonstration) {
  const { id } = await demo.snapshots.takeSeance(demo.seanceId, 'Essai', null)
  const row = await demo.store.get(id)
  if (row === null) throw new Error('no snapshot')
  return instantaneOf(row).content
}
async function fiche5(demo: Demonstration): Promise<string> {
  const fiche = (await demo.seances.documents.ofKind('fiche-action')).find((d) => d.numero === '5')
  return fiche?.id ?? ''
}

const avancement =
  'Trois observatoires intercommunaux ont été recensés et leur cartographie est en cours avec Plaine Commune.'
const was = [
  action('a', { avancement: proseFromLines(avancement), avancementLe: '2025-05-16', etat: 'aLancer' }),
  action('b', { avancement: proseFromLines('Rien de neuf'), avancementLe: '2025-05-16' }),
  action('c', {}),
]
const now = [
  action('a', {
    avancement: proseFromLines(avancement.replace('Trois', 'Cinq')),
    ...{ avancementLe: '2025-07-01', etat: 'enCours' as const, pilote: 'CD93' },
  }),
  action('b', { avancement: proseFromLines('Rien de neuf'), avancementLe: '2025-05-16', etat: 'enPause' }),
  action('d', { pilote: 'Caf' }),
]

it('says what changed between two snapshots in words ready for the report, and what did not', async () => {
  const demo = await demonstration()
  const id = await fiche5(demo)
  await demo.rooms.write(id, { actions: was, pilotes: [] })
  const before = await taken(demo)
  const [organisme] = await demo.plan.organismes()
  await demo.rooms.write(id, {
    actions: now,
    pilotes: [{ id: 'p', organisme: organisme?.id ?? '', precision: null }],
  })
  const group = await demo.writeSousGroupe(1)
  const { documents, identiques, actions } = compareContents(before, await taken(demo))

  const fiche = documents.find((d) => d.documentId === id)
  expect(fiche?.changements.map((c) => plainSpaces(c.phrase))).toEqual([
    `pilote ajouté : ${organisme?.sigle ?? organisme?.nom}`,
    'action retirée : « Action c »',
    "« Action a », pilote : à désigner → CD93 ; état : à lancer → en cours ; état d'avancement : ajouté « Cinq », retiré « Trois » ; date de l’avancement : 16 mai 2025 → 1er juillet 2025",
    '« Action b », état : non renseigné → en pause',
    'action ajoutée : « Action d » (pilote : Caf)',
  ])
  const sheet = documents.find((d) => d.documentId === group.documentId)
  expect(sheet?.changements.map((c) => plainSpaces(c.phrase))).toContain(
    'engagement ajouté : « Plaine Commune » (s’engage à : « Transmettre la cartographie » ; pour le : 15 septembre 2025)',
  )
  expect(identiques).toBe(3)

  // A8: only the actions whose text changed, with both dates.
  expect(actions.map((a) => [a.action, a.avant.le, a.apres.le])).toEqual([['Action a', '2025-05-16', '2025-07-01']])
  expect(plainSpaces(actions[0]?.phrase ?? '')).toBe(
    `« Action a » : au 1er juillet 2025, « ${avancement.replace('Trois', 'Cinq')} » (au 16 mai 2025, « ${avancement} »)`,
  )
})

it('finds nothing between a snapshot and the same state', async () => {
  const demo = await demonstration()
  const before = await taken(demo)
  const difference = compareContents(
    before,
    await demo.snapshots.standingLike({ seanceId: demo.seanceId, content: before }),
  )
  expect(difference).toEqual({ documents: [], identiques: before.documents.length, actions: [] })
})

it('never says the number of what nobody can name', async () => {
  const demo = await demonstration()
  const { documents, ...rest } = await taken(demo)
  const line = {
    id: 'l',
    nature: 'decision',
    texte: 'Créer un groupe de suivi',
    qui: null,
    personne: null,
    echeance: null,
  }
  const notes = (point: string, texte = line.texte) => ({
    ...rest,
    ...{ points: [], sousGroupes: [] },
    documents: documents
      .filter((d) => d.kind === 'notes-de-seance')
      .map((d) => ({ ...d, value: { ...d.value, releve: [{ ...line, texte, point, sousGroupe: 'sans-nom' }] } })),
  })
  expect(compareContents(notes('pNtNuM1'), notes('pNtNuM2')).documents).toEqual([])
  const said = JSON.stringify(compareContents(notes('pNtNuM1'), notes('pNtNuM2', 'Créer deux groupes')).documents)
  expect(said).toContain('deux groupes')
  expect(said).not.toMatch(/pNtNuM|sans-nom/)
})

it('tells a line of the relevé once somebody has written in it, and never by the item it was added under', async () => {
  const demo = await demonstration()
  const { documents, ...rest } = await taken(demo)
  const pause = rest.points.find((p) => p.titre === 'Pause')?.id ?? null
  expect(pause).not.toBeNull()
  const nobody: Record<'qui' | 'personne' | 'echeance', string | null> = { qui: null, personne: null, echeance: null }
  const line = { id: 'l', nature: 'decision', texte: '', saisiPour: null, ...nobody }
  const notes = (...releve: Partial<typeof line>[]) => ({
    ...rest,
    documents: documents
      .filter((d) => d.kind === 'notes-de-seance')
      .map((d) => ({
        ...d,
        value: { ...d.value, releve: releve.map((r) => ({ ...line, point: pause, sousGroupe: null, noteA: 1, ...r })) },
      })),
  })
  const said = (before: ReturnType<typeof notes>, after: ReturnType<typeof notes>) =>
    compareContents(before, after).documents.flatMap((d) => d.changements.map((c) => plainSpaces(c.phrase)))

  // Added and left blank, taken away again, or known only by who typed it: there is nothing to read.
  expect(said(notes(), notes({}))).toEqual([])
  expect(said(notes({}), notes())).toEqual([])
  expect(said(notes(), notes({ personne: 'Chloé Nom-Inventé' }))).toEqual([])
  expect(compareContents(notes(), notes({})).identiques).toBe(1)
  // Filled in since, it is a line more; emptied, a line less.
  const ecrite = 'ligne du relevé ajoutée : « Créer un guide » (nature : décision ; point de l’ordre du jour : Pause)'
  expect(said(notes({}), notes({ texte: 'Créer un guide' }))).toEqual([ecrite])
  expect(said(notes({ texte: 'Créer un guide' }), notes({}))).toEqual(['ligne du relevé retirée : « Créer un guide »'])
  // A day without words is told as such.
  const dated = notes({ echeance: '2025-09-01' })
  expect(said(notes(), dated)).toEqual([
    'ligne du relevé ajoutée, sans texte (nature : décision ; pour le : 1er septembre 2025 ; point de l’ordre du jour : Pause)',
  ])
  expect(said(dated, notes({ echeance: '2025-10-01' }))).toEqual([
    'ligne sans texte, pour le : 1er septembre 2025 → 1er octobre 2025',
  ])
})
