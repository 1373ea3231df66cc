import { beforeAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { blocDe } from '#server/export/blocs'
import type { Fiche } from '#server/export/frozen'
import { lecture } from '#server/export/lecture'
import { fige } from '#server/export/provenance'
import { releveDeDecisions } from '#server/export/releve-de-decisions'
import { tablesOf } from '#server/export/tables'
import type { FrozenDocument, Instantane } from '#server/snapshot/content'
import { block } from '#shared/api/outline'
import { project } from '#shared/document/project'
import { type DocumentKind, definitionOf, documentKinds } from '#shared/documents/registry'
import { type Bloc, blocs } from '#shared/prose/content'
import { formeDe, inForm } from '#shared/prose/formes'
import { cellsOf, readBlocks, readOutline } from './reading.ts'
import { frozenMeeting } from './rich-demonstration.ts'

let instantane: Instantane
beforeAll(async () => {
  instantane = (await frozenMeeting()).instantane
})
const withDocuments = (documents: FrozenDocument[]): Instantane => ({
  ...instantane,
  content: { ...instantane.content, documents },
})

it('sorts fiches 1.1, 1.2, 1.10, 5, those without a number last', () => {
  const fiche = instantane.content.documents.find((d) => d.kind === 'fiche-action')
  if (fiche === undefined) throw new Error('no fiche')
  const numbered = ['5', '1.10', null, '1.2', '1.1'].map((numero, i) => ({
    ...fiche,
    id: `f${i}`,
    value: { ...fiche.value, numero, intitule: `n${numero ?? ''}` },
  }))
  const titles = readBlocks(blocDe('fiches', withDocuments(numbered)))
    .split('\n')
    .filter((l) => l.startsWith('###'))
  expect(titles).toEqual([
    '### Fiche 1.1 : n1.1',
    '### Fiche 1.2 : n1.2',
    '### Fiche 1.10 : n1.10',
    '### Fiche 5 : n5',
    '### Fiche : n',
  ])
})

it('keeps one fiche when asked', () => {
  const one = instantane.content.documents.find((d) => d.kind === 'fiche-action')
  expect(readBlocks(blocDe('fiches', instantane, { cle: one?.id ?? '' }))).toContain('### Fiche 5')
  expect(readBlocks(blocDe('fiches', instantane, { cle: 'other' }))).toBe(
    'Aucune fiche action n’est suivie par ce groupe.',
  )
})

it('lists followed livrables, then those a sub-group described', () => {
  const sheets = instantane.content.documents.map((d) => {
    if (d.kind !== 'sous-groupe') return d
    const content = [{ type: 'text', text: 'Un guide concret' }]
    return { ...d, value: { ...d.value, livrable: [{ type: 'paragraph', content }], livrableEtat: 'aFinir' } }
  })
  const value = {
    intitule: 'Kit',
    nature: 'outil',
    statut: 'enCours',
    porteur: null,
    echeance: '2025-12-01',
    lien: null,
    sousGroupe: null,
    description: [],
  }
  const text = readBlocks(
    blocDe('livrables', withDocuments([...sheets, { id: 'l', kind: 'livrable', title: 'Kit', value }])),
  )
  expect(text).toContain(
    'Kit | Outil | En cours | à désigner | 1er décembre 2025\nUn guide concret | non renseigné | non renseigné | Sous-groupe 1',
  )
})

it('counts who came to each meeting of the year, the same numbers as a chart, a table, a list and a sentence', () => {
  const met = (jour: string, salle: number, distance: number, titre = 'Groupe') => ({
    ...{ seanceId: jour + titre, titre, jour, salle, distance },
  })
  const of = (...frequentation: ReturnType<typeof met>[]): Instantane => ({
    ...instantane,
    content: { ...instantane.content, frequentation },
  })
  const year = of(met('2025-07-01', 12, 3), met('2025-03-04', 9, 1), met('2024-11-05', 40, 0))
  const told = (forme: 'table' | 'liste' | 'phrase') =>
    readBlocks(inForm(forme, blocDe('frequentation', year))).split('\n')
  expect(told('table')).toEqual([
    ...['[Participation aux séances de 2025]', 'Séance | En salle | À distance | Ensemble'],
    ...['4 mars 2025 | 9 | 1 | 10', '1er juillet 2025 | 12 | 3 | 15', 'Ensemble | 21 | 4 | 25'],
  ])
  expect(told('phrase')).toEqual(['2 séances, 25 participations : 21 en salle, 4 à distance.'])
  expect(told('liste').slice(0, 2)).toEqual([
    ...['Participation aux séances de 2025 :', '- 4 mars 2025 – en salle : 9 ; à distance : 1 ; ensemble : 10'],
  ])
  const [chart, table] = blocDe('frequentation', year)
  expect(chart?.kind).toBe('chart')
  expect(table?.kind === 'table' && table.lieux?.[0]).toEqual({ passage: 'Émargement de la séance du 4 mars 2025' })
  const twice = readBlocks(blocDe('frequentation', of(met('2025-07-01', 2, 0), met('2025-07-01', 1, 0, 'Atelier'))))
  expect(twice).toContain('1er juillet 2025, Atelier | 1 | 0 | 1')
  expect(readBlocks(blocDe('frequentation', of()))).toBe('Aucune présence n’a été enregistrée aux séances de 2025.')
  const groupe = { ...year, at: Date.UTC(2026, 0, 20), content: { ...year.content, seance: null } }
  expect(readBlocks(blocDe('frequentation', groupe))).toContain('[Participation aux séances de 2025]')
  const { frequentation: _, ...content } = instantane.content
  expect(readBlocks(blocDe('frequentation', { ...instantane, content }))).toMatch(/a été pris avant/)
})

it('counts who came to the meetings of the period of its restitution, and says what its snapshot could not know yet', () => {
  const met = (jour: string, salle: number) => ({ seanceId: jour, titre: 'Groupe', jour, salle, distance: 1 })
  const frequentation = [met('2024-11-05', 40), met('2025-07-01', 12), met('2025-03-04', 9)]
  const taken = { ...instantane, at: Date.UTC(2025, 6, 1, 16), content: { ...instantane.content, frequentation } }
  const told = (debut: string | null, fin: string | null, forme: 'table' | 'phrase' = 'phrase') =>
    readBlocks(inForm(forme, blocDe('frequentation', taken, { periode: { debut, fin } }))).split('\n')
  expect(told('2024-09-01', '2025-06-30', 'table')).toEqual([
    '[Participation aux séances du 1er septembre 2024 au 30 juin 2025]',
    'Séance | En salle | À distance | Ensemble',
    ...['5 novembre 2024 | 40 | 1 | 41', '4 mars 2025 | 9 | 1 | 10', 'Ensemble | 49 | 2 | 51'],
  ])
  expect(told('2024-11-05', '2025-07-01')).toEqual([
    'Du 5 novembre 2024 au 1er juillet 2025, 3 séances, 64 participations : 61 en salle, 3 à distance.',
  ])
  const jusque = 'Séances connues jusqu’au 1er juillet 2025, jour de l’instantané.'
  expect(told('2025-04-01', '2025-12-31')).toEqual([
    `Du 1er avril 2025 au 31 décembre 2025, 1 séance, 13 participations : 12 en salle, 1 à distance.`,
    jusque,
  ])
  expect(told('2025-03-04', '2025-03-04', 'table')[0]).toBe('[Participation aux séances du 4 mars 2025]')
  expect(told(null, '2024-12-31')[0]).toMatch(/^Jusqu’au 31 décembre 2024, 1 séance, 41 participations/)
  expect(told('2025-03-05', null)[0]).toMatch(/^Depuis le 5 mars 2025, 1 séance, 13 participations/)
  expect(told('2025-03-05', null, 'table').at(-1)).toBe(jusque)
  expect(told('2025-04-01', '2025-06-30')).toEqual([
    'Aucune présence n’a été enregistrée aux séances du 1er avril 2025 au 30 juin 2025.',
  ])
  expect(told('2026-01-01', '2026-12-31')).toEqual([
    'Aucune présence n’a été enregistrée aux séances du 1er janvier 2026 au 31 décembre 2026.',
    jusque,
  ])
})

it.each(Object.keys(blocs) as Bloc[])(
  'draws « %s » in the shape the page and the exports share, with no empty cell',
  (bloc) => {
    const drawn = blocDe(bloc, instantane)
    expect(drawn.length).toBeGreaterThan(0)
    expect(drawn.map((b) => block.parse(b))).toEqual(drawn)
    expect(cellsOf(drawn).filter((c) => c.trim() === '')).toEqual([])
    expect(drawn.every((b) => b.origin?.instantaneId === instantane.id)).toBe(true)
  },
)

it('reads every document of a snapshot that also holds a restitution, which is read apart', () => {
  const blank = (id: string, kind: DocumentKind, title: string) => ({
    ...{ id, kind, title },
    value: project(definitionOf(kind), new Y.Doc()).value,
  })
  const documents = [blank('f', 'fiche-action', 'Fiche 5'), blank('r', 'restitution', 'Restitution annuelle')]
  const whole = { ...instantane, content: { ...instantane.content, seance: null, documents } }
  const text = readOutline(lecture(whole, new Map()))
  expect(text).toMatch(/## Fiche 5\n.*non renseigné.*## Restitution annuelle\n.*se lit et s’exporte à part/s)
})

it.each(documentKinds)('reads a blank document of kind %s without an empty cell', (kind) => {
  const content = { ...instantane.content, seance: null }
  const alone = {
    ...instantane,
    content: {
      ...content,
      documents: [{ id: 'd', kind, title: 'Titre', value: project(definitionOf(kind), new Y.Doc()).value }],
    },
  }
  const text = readOutline(lecture(alone, new Map()))
  expect(text).toContain('non renseigné')
  expect(text).not.toMatch(/undefined|null|NaN|\[object/)
})

it('says why an objective was left, where a reason was given', () => {
  const documents = instantane.content.documents.map((d) => {
    const value = { ...d.value, modalitesEtat: 'nonAborde', modalitesMotif: 'faute de temps' }
    return d.kind === 'sous-groupe' ? { ...d, value } : d
  })
  const said = readBlocks(blocDe('sousGroupes', withDocuments(documents)))
  expect(said).toContain('État : non abordé : faute de temps')
  expect(said).toMatch(/À finir : .*modalités de travail \(faute de temps\)/)
})

it('says a sub-group was merged or abandoned: its text is told once, and it leaves nothing to finish', () => {
  const [first, second, third] = instantane.content.sousGroupes
  if (first === undefined || second === undefined || third === undefined) throw new Error('three sub-groups are needed')
  const said = (text: string) => [{ type: 'paragraph', content: [{ type: 'text', text }] }]
  const documents = instantane.content.documents.map((d) =>
    d.kind === 'sous-groupe' ? { ...d, value: { ...d.value, livrable: said(d.id), livrableEtat: 'aFinir' } } : d,
  )
  const sousGroupes = [
    { ...first, etat: 'fusionne' as const, versId: second.id },
    { ...second, etat: 'ouvert' as const, versId: null },
    { ...third, etat: 'abandonne' as const, versId: null },
  ]
  const ended = { ...instantane, content: { ...instantane.content, documents, sousGroupes } }
  const one = (cle: string) => readBlocks(blocDe('sousGroupes', ended, { cle }))
  expect(one(first.id)).toContain('Fusionné avec le sous-groupe 2, dont la fiche reprend son texte.')
  expect(one(first.id)).not.toContain(first.documentId)
  expect(one(third.id)).toContain('Abandonné en cours de séance.')
  expect(one(third.id)).toContain(third.documentId)
  expect(one(third.id)).not.toContain('À finir')
  const livrables = readBlocks(blocDe('livrables', ended))
  expect(livrables).not.toContain(first.documentId)
  expect(livrables).toContain(second.documentId)
  const releve = readOutline(releveDeDecisions(ended, { source: fige(ended), noms: null, address: 'http://localhost' }))
  expect(releve).toContain('Sous-groupe 2')
  expect(releve).not.toMatch(/Sous-groupe [13] \([^)]*\), à finir/)
})

it('tells commitments kept, under way and late, on the day of the snapshot', () => {
  const suivi = { seanceId: 's', nature: 'engagement', qui: 'CAF', faitA: null }
  const followed = [
    { ...suivi, rowId: 'a', texte: 'Envoyer la carte', echeance: '2025-06-30' },
    { ...suivi, rowId: 'b', texte: 'Relire la charte', echeance: '2099-01-01', jour: '2025-03-18' },
    { ...suivi, rowId: 'c', texte: 'Inviter la PMI', echeance: '2025-05-01', faitA: Date.UTC(2025, 4, 2, 10) },
  ]
  const content = { ...instantane.content, documents: [], sousGroupes: [], suivis: followed }
  const said = readBlocks(blocDe('engagements', { ...instantane, at: Date.UTC(2025, 6, 1, 12), content }))
  expect(said).toContain('3 engagements : 1 tenu, 1 en cours, 1 en retard.')
  expect(said).toContain('Envoyer la carte | CAF | 30 juin 2025 | En retard')
  expect(said).toContain('Inviter la PMI | CAF | 1er mai 2025 | Tenu le 2 mai 2025')
  // The meeting it comes from, where its snapshot knew it.
  expect(said).toContain('Relire la charte / Pris le 18 mars 2025 | CAF')
})

it('names who answers for a commitment of the meeting only when asked, though what is followed may bear their name', () => {
  const blank = { echeance: null, point: null, sousGroupe: null, noteA: null }
  const releve = [
    { id: 'a', nature: 'engagement', texte: 'Inviter la PMI', qui: null, personne: 'Chloé Nom-Inventé', ...blank },
    { id: 'b', nature: 'engagement', texte: 'Relire la charte', qui: 'Caf', personne: 'Awa Nom-Inventé', ...blank },
  ]
  const documents = instantane.content.documents.map((d) =>
    d.kind === 'notes-de-seance' ? { ...d, value: { ...d.value, releve } } : d,
  )
  const suivi = { seanceId: instantane.seanceId ?? '', nature: 'engagement', echeance: null, faitA: null }
  const suivis = [{ ...suivi, rowId: 'a', texte: 'Inviter la PMI', qui: 'Chloé Nom-Inventé' }]
  const source = { ...instantane, content: { ...instantane.content, documents, suivis } }
  const said = (noms: [] | null) => readBlocks(blocDe('engagements', source, { noms }))
  expect(said(null)).toContain('Inviter la PMI | une personne, organisme à préciser | à fixer')
  expect(said(null)).toContain('Relire la charte | Caf | à fixer')
  expect(said(null)).not.toContain('Inventé')
  expect(said([])).toContain('Inviter la PMI | Chloé Nom-Inventé | à fixer')
  expect(said([])).toContain('Relire la charte | Caf (Awa Nom-Inventé) | à fixer')
})

it('says of each proposal in whose name it was made and what became of it', () => {
  const proposition = { id: 'p', titre: 'Un bus', titreCourt: null, organisme: 'Ville A', sort: 'reformulee' as const }
  const propositions = [{ ...proposition, reformulation: 'Un bus des familles', motif: null, gommettes: 4 }]
  const said = readBlocks(blocDe('propositions', { ...instantane, content: { ...instantane.content, propositions } }))
  expect(said).toContain('Un bus des familles / D’abord : Un bus | Ville A | Reformulée | – | 4')
})

it('lists what the group shares, and says so of a snapshot taken before it was frozen', () => {
  const said = readBlocks(blocDe('ressources', instantane))
  expect(said).toMatch(/^\[Ressources\]\nRessource \| Proposée par \| Accès \| Ce qu’on y trouve\n/)
  expect(said).toContain(
    'Séminaire Experice "Petite enfance" / https://experice.univ-paris13.fr/ | laboratoire Experice',
  )
  const { ressources: _, ...before } = instantane.content
  expect(readBlocks(blocDe('ressources', { ...instantane, content: before }))).toBe(
    'Cet instantané a été pris avant que les ressources du groupe y soient figées.',
  )
})

it('says that nothing changed between a snapshot and itself, and asks for the earlier one', () => {
  expect(readBlocks(blocDe('changements', instantane, { depuis: instantane }))).toMatch(
    /^Aucune action suivie n’a changé/,
  )
  expect(readBlocks(blocDe('changements', instantane))).toBe('Choisissez l’instantané depuis lequel comparer.')
})

it('compares how many actions are in each state, from one snapshot to the next', () => {
  const inStates = (id: string, ...etats: (string | null)[]): Instantane => ({
    ...instantane,
    ...{ id, libelle: id },
    content: {
      ...instantane.content,
      documents: instantane.content.documents.flatMap((d) => {
        const [action] = (d.value as Partial<Fiche>).actions ?? []
        const actions = etats.map((etat, i) => ({ ...action, id: `a${i}`, etat }))
        return d.kind === 'fiche-action' ? [{ ...d, value: { ...d.value, actions } }] : []
      }),
    },
  })
  const avant = inStates('Mars', 'aLancer', 'aLancer', 'enCours')
  const apres = inStates('Juillet', 'enCours', 'enCours', null)
  const drawn = blocDe('avancement', apres, { depuis: avant })
  expect(readBlocks(drawn)).toContain(
    'État | Mars | Juillet | Écart\nÀ lancer | 2 | 0 | −2\nEn cours | 1 | 2 | +1\nÉtat non renseigné | 0 | 1 | +1\nEnsemble | 3 | 3 | 0',
  )
  expect(readBlocks(inForm('phrase', drawn))).toContain('En cours : 1 → 2')
  expect(drawn.at(-1)?.origin?.depuis?.libelle).toBe('Mars')
  // Files that hold tables alone keep them, whatever the block is shown as.
  const kept = tablesOf({ blocks: drawn })
  expect(kept).toHaveLength(2)
  for (const forme of ['liste', 'phrase'] as const) expect(tablesOf({ blocks: inForm(forme, drawn) })).toEqual(kept)
})

it('says what a sub-group commits to, who and for when, in every form', () => {
  const [first] = instantane.content.sousGroupes
  const drawn = blocDe('sousGroupes', instantane, { cle: first?.id ?? '' })
  const said = (forme: 'liste' | 'phrase') => readBlocks(inForm(forme, drawn))
  expect(said('liste')).toContain(
    'Engagements :\n- Transmettre la cartographie – Plaine Commune ; pour le 15 septembre 2025\n',
  )
  expect(said('phrase')).toContain(
    'Engagements (1) : Transmettre la cartographie (Plaine Commune, pour le 15 septembre 2025).',
  )
  expect(said('phrase')).toContain('Acteurs manquants (1) : Bailleurs (pourquoi : Foncier).')
})

it('tells decisions from commitments in a sentence, and keeps the place of each item of a list', () => {
  const drawn = blocDe('releve', instantane)
  expect(readBlocks(inForm('phrase', drawn))).toMatch(
    /Décision : Créer le groupe de suivi \(Caf, pour le 1er septembre 2025\)\. Engagement : Relire le guide ; /,
  )
  const lists = inForm('liste', drawn).flatMap((b) => (b.kind === 'list' ? [b] : []))
  const tables = drawn.flatMap((b) => (b.kind === 'table' ? [b] : []))
  expect(lists.map(({ items }) => items.map((i) => i.lieu))).toEqual(tables.map((t) => t.lieux))
  expect(lists.map((l) => l.origin)).toEqual(tables.map((t) => t.origin))
})

it('reads a block kept before « Graphique » had a name as it was drawn then', () => {
  for (const bloc of Object.keys(blocs) as Bloc[]) {
    const drawn = blocDe(bloc, instantane)
    for (const kept of [undefined, null, 'tableau']) expect(inForm(formeDe(bloc, kept), drawn)).toEqual(drawn)
  }
  const participation = inForm(formeDe('participation', 'table'), blocDe('participation', instantane))
  expect(participation.map((b) => b.kind)).toEqual(['table', 'paragraph'])
})

it('draws what can be counted, with its numbers, and says it once', () => {
  const drawn = blocDe('engagements', instantane)
  const shown = inForm('graphique', drawn)
  expect(shown.map((b) => b.kind)).toEqual(['chart', 'table'])
  const [chart, table] = shown
  expect(chart).toMatchObject({
    summary: expect.stringMatching(/^\d+ engagements?\u00a0: /),
    origin: { instantaneId: instantane.id },
  })
  expect(readBlocks(table === undefined ? [] : [table])).toMatch(/^\[Nombre d’engagements/)
  // The table of the lines is kept where only tables are.
  expect(tablesOf({ blocks: shown }).map((t) => t.caption)).toEqual([
    'Engagements tenus, en cours, en retard',
    'Nombre d’engagements tenus, en cours, en retard',
  ])
})
