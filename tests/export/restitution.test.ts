import { describe, expect, it } from 'vitest'
import { blocDe } from '#server/export/blocs'
import { compteRendu } from '#server/export/compte-rendu'
import { instantanesCites, restitution, seancesNommees } from '#server/export/restitution'
import type { Instantane } from '#server/snapshot/content'
import { createRestitution } from '#server/snapshot/new-restitution'
import { restitutionPlans } from '#server/snapshot/restitution-plans'
import { instantaneOf } from '#server/snapshot/snapshots'
import { type ProseValue, proseFromLines } from '#shared/document/value'
import { type ModeleRestitution, modelesRestitution } from '#shared/documents/modeles-restitution'
import { type Bloc, blocs } from '#shared/prose/content'
import { type Forme, formes, inForm } from '#shared/prose/formes'
import { readBlocks, readOutline } from './reading.ts'
import { adoptFiche, closedMeeting, closingSnapshot, proposeEvolutions } from './rich-demonstration.ts'

/** A restitution made from the closing snapshot, frozen as an export freezes it. */
async function restitutionOf(extra: ProseValue = []) {
  const demo = await closedMeeting()
  const source = await closingSnapshot(demo)
  const groupeId = source.groupeId ?? ''
  const needs = { seances: demo.seances, plan: demo.plan, snapshotStore: demo.store, rooms: demo.rooms, now: 0 }
  const made = await createRestitution(needs, groupeId, {
    intitule: 'Restitution annuelle',
    modele: 'annuelle',
    instantanes: [source.id],
  })
  if (!made.ok) throw new Error(made.code)
  if (extra.length > 0) await demo.rooms.write(made.value.id, { corps: extra })
  const { id } = await demo.snapshots.takeDocument(made.value.id, 'Export', null)
  const row = await demo.store.get(id)
  if (row === null) throw new Error('not stored')
  return { demo, source, needs, groupeId, documentId: made.value.id, frozen: instantaneOf(row) }
}

/** A content where one fiche follows a single action. */
const withAction = ({ content }: Instantane, ficheId: string | undefined, action: object): Instantane['content'] => ({
  ...content,
  documents: content.documents.map((d) =>
    d.id === ficheId ? { ...d, value: { ...d.value, actions: [{ id: 'a', ...action }] } } : d,
  ),
})

describe('a new restitution', () => {
  it('opens on headings to write under, each with the data of the snapshots chosen', async () => {
    const { frozen, source } = await restitutionOf()
    expect(instantanesCites(frozen)).toEqual([source.id])
    const text = readOutline(restitution(frozen, new Map([[source.id, source]])))
    const headings = text.split('\n').filter((l) => l.startsWith('## '))
    expect(headings).toEqual([
      '## 1. Le groupe de travail',
      '## 2. Avancement des fiches',
      '## 3. Actions collectives',
      '## 4. Décisions et engagements',
      '## 5. Livrables',
      '## 6. Prochain rendez-vous',
      '## Sources',
    ])
    expect(text).toMatch(/Cadre et actualités.*### Actualités nationales.*## 2\./s)
    expect(text).toMatch(/## 6\. Prochain rendez-vous.*à fixer.*qui propose des dates/s)
    expect(text).toContain('Le groupe s’est réuni le 1er juillet 2025 (CAF de la Seine-Saint-Denis, Bobigny).')
    for (const words of ['pilote à désigner', '4 participant·es', 'Sous-groupe 3', 'Créer le groupe de suivi'])
      expect(text).toContain(words)
    expect(text).toContain(
      `Participation : instantané « Clôture du 1er juillet 2025 », empreinte ${source.hash.slice(0, 12)}`,
    )
  })

  it.each(Object.keys(modelesRestitution) as ModeleRestitution[])(
    'follows the plan of its model: %s',
    async (modele) => {
      const { needs, groupeId, source, demo } = await restitutionOf()
      const made = await createRestitution(needs, groupeId, { intitule: 'Titre', modele, instantanes: [source.id] })
      if (!made.ok) throw new Error(made.code)
      const { id } = await demo.snapshots.takeDocument(made.value.id, 'Export', null)
      const row = await demo.store.get(id)
      if (row === null) throw new Error('not stored')
      const printed = restitution(instantaneOf(row), new Map([[source.id, source]]))
      const { blocks, sousTitre } = printed
      const chapters = blocks.flatMap((b) => (b.kind === 'heading' && b.level === 2 ? b.inlines[0]?.text : []))
      const there = restitutionPlans[modele].filter((p) => p.onlyAdopted !== true)
      expect(chapters).toEqual([...there.map((p, i) => `${i + 1}. ${p.titre}`), 'Sources'])
      expect(readOutline(printed)).not.toContain('instantané introuvable')
      expect(sousTitre).toContain('le 1er juillet 2025')
      expect(sousTitre?.includes('avant le 1er février 2026')).toBe(modele === 'synthese')
    },
  )

  it.each(['annuelle', 'synthese', 'procesVerbal'] as const)(
    'has a chapter of what is proposed to the committee once it adopted a fiche: %s',
    async (modele) => {
      const demo = await closedMeeting()
      await adoptFiche(demo)
      await proposeEvolutions(demo)
      const source = await closingSnapshot(demo)
      const needs = { seances: demo.seances, plan: demo.plan, snapshotStore: demo.store, rooms: demo.rooms, now: 0 }
      const asked = { intitule: 'Titre', modele, instantanes: [source.id] }
      const made = await createRestitution(needs, source.groupeId ?? '', asked)
      if (!made.ok) throw new Error(made.code)
      const { id } = await demo.snapshots.takeDocument(made.value.id, 'Export', null)
      const row = await demo.store.get(id)
      if (row === null) throw new Error('not stored')
      const text = readOutline(restitution(instantaneOf(row), new Map([[source.id, source]])))
      const headings = text.split('\n').filter((l) => l.startsWith('## '))
      expect(headings).toEqual([...restitutionPlans[modele].map((p, i) => `## ${i + 1}. ${p.titre}`), '## Sources'])
      expect(text).toMatch(/## \d\. Propositions d’évolution du plan d’actions\n.*\n### Évolutions de la fiche 5 : /)
    },
  )

  it('refuses a snapshot of another group, or of a document alone', async () => {
    const { needs, groupeId, frozen, source } = await restitutionOf()
    const asked = (instantanes: string[], groupe = groupeId) =>
      createRestitution(needs, groupe, { intitule: 'Autre', modele: 'annuelle', instantanes })
    expect(await asked([source.id], 'another-group')).toEqual({ ok: false, code: 'notFound' })
    expect(await asked(['unknown'])).toEqual({ ok: false, code: 'notFound' })
    expect(await asked([frozen.id])).toEqual({ ok: false, code: 'noSourceInSnapshot' })
  })
})

describe('a printed restitution', () => {
  it.each(Object.keys(formes) as Forme[])('leads every drawn line back to its snapshot, as a %s', async (forme) => {
    const { source } = await restitutionOf()
    const kept = Object.keys(blocs) as Bloc[]
    const drawn = kept.flatMap((bloc) => inForm(forme, blocDe(bloc, source)))
    expect(drawn.length).toBeGreaterThan(kept.length)
    expect(drawn.filter((b) => b.origin?.instantaneId !== source.id || b.origin.seance === null)).toEqual([])
    expect(drawn.some((b) => b.kind === 'table')).toBe(forme === 'graphique' || forme === 'table')
    expect(drawn.filter((b) => b.kind === 'chart')).toHaveLength(forme === 'graphique' ? 6 : 0)
    expect(readBlocks(drawn)).toContain('Créer le groupe de suivi')
  })

  it('shows a block in the form it was given', async () => {
    const { source, demo, documentId } = await restitutionOf()
    const attrs = { bloc: 'releve', instantane: source.id, cle: null, forme: 'liste' }
    await demo.rooms.write(documentId, { corps: [{ type: 'blocDonnees', attrs }] })
    const { id } = await demo.snapshots.takeDocument(documentId, 'Export', null)
    const row = await demo.store.get(id)
    if (row === null) throw new Error('not stored')
    const { blocks } = restitution(instantaneOf(row), new Map([[source.id, source]]))
    expect(blocks.slice(0, 5).map((b) => b.kind)).toEqual(['paragraph', 'paragraph', 'list', 'paragraph', 'list'])
    // An actor to call on does not end the list of decisions as if it were one.
    const said = readBlocks(blocks)
    for (const caption of ['Décisions et engagements', 'Acteurs manquants à solliciter'])
      expect(said).toMatch(new RegExp(`^${caption} :\n- `, 'm'))
  })

  it('says where it stands, and is a working document until it is validated', async () => {
    const { frozen } = await restitutionOf()
    const steps = [{ statut: 'validee', at: Date.UTC(2025, 10, 20, 12) }] as const
    const said = (standing: Parameters<typeof restitution>[2]) => {
      const { statut, filigrane } = restitution(frozen, new Map(), standing)
      return [statut, filigrane]
    }
    expect(said(null)).toEqual(['Document de travail, non validé', 'Document de travail'])
    expect(said({ statut: 'soumise', steps: [] })).toEqual([
      'Document de travail, non validé, soumis à validation',
      'Document de travail',
    ])
    expect(said({ statut: 'validee', steps })).toEqual(['Validée le 20 novembre 2025', null])
  })

  it('prints the same blocks as the minutes of the same snapshot', async () => {
    const { frozen, source } = await restitutionOf()
    const tables = (outline: ReturnType<typeof restitution>) =>
      outline.blocks.filter((b) => b.kind === 'table' && b.caption !== 'Instantanés')
    const printed = tables(restitution(frozen, new Map([[source.id, source]])))
    expect(printed.length).toBeGreaterThan(6)
    expect(printed).toEqual(tables(compteRendu(source, { noms: null })))
  })

  it('names people as the minutes do, of the meetings whose list was given, and says it is not to be published', async () => {
    const { demo, frozen, source } = await restitutionOf()
    const lines = await demo.seances.emargements.current(demo.seanceId)
    const cited = new Map([[source.id, source]])
    expect(seancesNommees(frozen, cited)).toEqual([demo.seanceId])
    const named = restitution(frozen, cited, null, new Map([[demo.seanceId, lines]]))
    const people = (outline: ReturnType<typeof restitution>) =>
      outline.blocks.find((b) => b.kind === 'table' && b.caption === 'Liste des participant·es')
    expect(people(named)).toEqual(people(compteRendu(source, { noms: lines })))
    expect(people(named)?.origin?.passage).toBe('Émargement')
    expect([named.statut, named.filigrane]).toEqual([
      'Document de travail, non validé\u00a0; nomme des personnes, à ne pas publier',
      'Document de travail',
    ])
    const steps = [{ statut: 'validee', at: Date.UTC(2025, 10, 20, 12) }] as const
    const validated = restitution(frozen, cited, { statut: 'validee', steps }, new Map())
    expect(validated.filigrane).toBe('Ne pas publier')
    expect(readOutline(validated)).not.toContain('Inventé')
    const said = readBlocks(inForm('phrase', blocDe('participation', source, { noms: lines })))
    expect(said).toContain(
      'Awa Prénom-Inventé (Plaine Commune), représentant Bruno Nom-Inventé (présent·e, distanciel)',
    )
  })

  it('is a working document that names the snapshot of its own prose and those it quotes', async () => {
    const { frozen, source } = await restitutionOf()
    const outline = restitution(frozen, new Map([[source.id, source]]))
    expect(outline.statut).toBe('Document de travail, non validé')
    expect(outline.provenance).toContain(frozen.hash.slice(0, 12))
    expect(readOutline(outline)).toContain(frozen.hash)
    expect(readOutline(outline)).toContain(source.hash)
    expect(outline.le).toBe(frozen.at)
  })

  it('compares two snapshots in the words ready for a report, and tells what is drawn from what was written', async () => {
    const { source, demo, documentId } = await restitutionOf()
    const fiche = source.content.documents.find((d) => d.kind === 'fiche-action')
    const note = { intitule: 'Recenser', avancement: proseFromLines('Cinq lieux'), avancementLe: '2025-07-02' }
    const before = {
      ...source,
      id: 'avant',
      libelle: 'Mars',
      content: withAction(source, fiche?.id, {
        ...note,
        avancement: proseFromLines('Trois lieux'),
        avancementLe: '2025-03-18',
      }),
    }
    const after = { ...source, content: withAction(source, fiche?.id, note) }
    const attrs = { bloc: 'changements', instantane: source.id, depuis: 'avant', forme: 'liste' }
    await demo.rooms.write(documentId, {
      corps: [{ type: 'blocDonnees', attrs }, ...proseFromLines('Écrit à la main')],
    })
    const { id } = await demo.snapshots.takeDocument(documentId, 'Export', null)
    const row = await demo.store.get(id)
    if (row === null) throw new Error('not stored')
    const frozen = instantaneOf(row)
    expect(instantanesCites(frozen)).toEqual([source.id, 'avant'])
    const cited = new Map([after, before].map((i) => [i.id, i]))
    const lines = readBlocks(restitution(frozen, cited).blocks).split('\n')
    expect(lines[0]).toMatch(/^Données \[2\] – Ce qui a changé : instantané « Clôture.*, comparé à \[3\] « Mars »$/)
    expect(lines[1]).toMatch(/^1 action dont le texte a changé, de l’instantané « Mars »/)
    expect(lines.slice(2, 6)).toEqual([
      'Actions dont le texte a changé :',
      '- « Recenser » : au 2 juillet 2025, « Cinq lieux » (au 18 mars 2025, « Trois lieux »)',
      'Fin des données [2]',
      'Écrit à la main',
    ])
    cited.delete('avant')
    expect(readBlocks(restitution(frozen, cited).blocks)).toContain('[Ce qui a changé : instantané introuvable]')
  })

  it('prints a box nobody filled in as what is awaited, and only the words of one that is filled', async () => {
    const box = (consigne: string | null, ...lines: string[]) => ({
      ...{ type: 'aCompleter', attrs: { consigne }, content: proseFromLines(...lines) },
    })
    const { frozen, source } = await restitutionOf([
      box('quorum', ''),
      box(null, ''),
      box('vote', 'Adopté à l’unanimité'),
    ])
    const lines = readBlocks(restitution(frozen, new Map([[source.id, source]])).blocks).split('\n')
    expect(lines.slice(0, 3)).toEqual(['[à compléter : quorum]', '[à compléter]', 'Adopté à l’unanimité'])
  })

  it('counts the meetings of its own period, read in what it froze', async () => {
    const { demo, documentId, source } = await restitutionOf()
    const printed = async (debut: string, fin: string) => {
      const attrs = { bloc: 'frequentation', instantane: source.id }
      await demo.rooms.write(documentId, { debut, fin, corps: [{ type: 'blocDonnees', attrs }] })
      const row = await demo.store.get((await demo.snapshots.takeDocument(documentId, 'Export', null)).id)
      if (row === null) throw new Error('not stored')
      return readBlocks(restitution(instantaneOf(row), new Map([[source.id, source]])).blocks)
    }
    expect(await printed('2025-01-01', '2025-07-01')).toContain('1er juillet 2025 | ')
    expect(await printed('2025-01-01', '2025-06-30')).toContain(
      'Aucune présence n’a été enregistrée aux séances du 1er janvier 2025 au 30 juin 2025.',
    )
  })

  it('narrows a block to one sub-group, and says when a block cannot be drawn', async () => {
    const first = await restitutionOf()
    const [, second] = first.source.content.sousGroupes
    const bloc = (attrs: Record<string, unknown>) => ({ type: 'blocDonnees', attrs })
    const { frozen } = await restitutionOf([
      bloc({ bloc: 'sousGroupes', instantane: first.source.id, cle: second?.id }),
      bloc({ bloc: 'releve', instantane: 'effacé' }),
      bloc({ bloc: 'inconnu', instantane: first.source.id }),
    ])
    const text = readOutline(restitution(frozen, new Map([[first.source.id, first.source]])))
    expect(text).toContain('### Sous-groupe 2')
    expect(text).not.toContain('### Sous-groupe 1')
    expect(text).toContain('[Décisions et engagements : instantané introuvable]')
    expect(text).toContain('[bloc de données inconnu]')
  })

  it('does not change when the meeting goes on after the snapshot', async () => {
    const { demo, source, frozen } = await restitutionOf()
    const before = readOutline(restitution(frozen, new Map([[source.id, source]])))
    await demo.writeSousGroupe(3, { livrableEtat: 'sansObjet' })
    const row = await demo.store.get(source.id)
    if (row === null) throw new Error('not stored')
    const again = instantaneOf(row)
    expect(readOutline(restitution(frozen, new Map([[again.id, again]])))).toBe(before)
  })
})
