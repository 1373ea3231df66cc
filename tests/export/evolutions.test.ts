/** What the fiches propose to the committee, from the version of each that it adopted. */
import { beforeAll, expect, it } from 'vitest'
import { blocDe } from '#server/export/blocs'
import { evolutionsDeFiche } from '#server/export/evolutions-de-fiche'
import type { Fiche } from '#server/export/frozen'
import { tablesOf } from '#server/export/tables'
import type { Instantane } from '#server/snapshot/content'
import type { Block } from '#shared/api/outline'
import { type ProseValue, proseFromLines } from '#shared/document/value'
import { inForm } from '#shared/prose/formes'
import { cellsOf, readBlocks, readOutline } from './reading.ts'
import { evolvedMeeting } from './rich-demonstration.ts'

let evolved: Instantane
let ficheId: string
beforeAll(async () => {
  evolved = await evolvedMeeting()
  ficheId = evolved.content.references?.[0]?.documentId ?? ''
})

const withContent = (content: Partial<Instantane['content']>): Instantane => ({
  ...evolved,
  content: { ...evolved.content, ...content },
})
const fiche = () =>
  evolved.content.documents.find((d) => d.id === ficheId) as Instantane['content']['documents'][number]
const another = (id: string, numero: string | null, intitule: string) => ({
  ...fiche(),
  id,
  value: { ...fiche().value, numero, intitule },
})
const rowsOf = (blocks: readonly Block[]): string[] =>
  readBlocks(blocks.filter((b) => b.kind === 'table'))
    .split('\n')
    .slice(2)

/** The same meeting where the expected result was adopted as one text, and is now another. */
function reworded(avant: ProseValue, apres: ProseValue): Block[] {
  const { value } = fiche()
  const references = (evolved.content.references ?? []).map((r) => ({
    ...r,
    value: { ...value, resultatAttendu: avant },
  }))
  const documents = [{ ...fiche(), value: { ...value, resultatAttendu: apres } }]
  return blocDe('evolutions', withContent({ documents, references }))
}

it('says field by field what is proposed, as adopted and as it is now', () => {
  const drawn = blocDe('evolutions', evolved)
  const said = readBlocks(drawn).split('\n')
  expect(said[0]).toMatch(/^### Évolutions de la fiche 5 : Accompagner la réponse/)
  expect(said[1]).toMatch(
    /^4 évolutions proposées depuis la version de référence 2025, adoptée le 18 mars 2025 \(instantané « Version de référence 2025 », empreinte [0-9a-f]{12}\)\.$/,
  )
  expect(said[1]).toContain(evolved.content.references?.[0]?.empreinte.slice(0, 12))
  expect(said.slice(2, 4)).toEqual([
    '[Fiche 5 : évolutions proposées]',
    'Rubrique | Version de référence | Version de travail',
  ])
  const [priorite, resultat, action, nouvelle] = rowsOf(drawn)
  expect(priorite).toMatch(/^Priorités identifiées \| Faciliter l'accès .* \| retrait proposé$/)
  expect(resultat).toBe('Niveau de résultat attendu | non renseigné | Trois territoires outillés')
  expect(action).toMatch(
    /^Réalisation d'un inventaire .* \/ Suivi des actions \| Pilote : à désigner \/ État : non renseigné \| Pilote : Plaine Commune \/ État : En cours$/,
  )
  expect(nouvelle).toBe('Suivi des actions | absent | Publier un guide')
  expect(cellsOf(drawn).filter((c) => c.trim() === '')).toEqual([])
})

it('is said in the words ready for a report, as a list or a sentence', () => {
  const drawn = blocDe('evolutions', evolved)
  const said = [
    /^priorité retirée : « Faciliter l'accès .* »$/,
    /^niveau de résultat attendu : non renseigné → « Trois territoires outillés »$/,
    /^« Réalisation d'un inventaire .* », pilote : à désigner → Plaine Commune ; état : non renseigné → en cours$/,
    /^action ajoutée : « Publier un guide »$/,
  ]
  const items = readBlocks(inForm('liste', drawn))
    .split('\n')
    .filter((l) => l.startsWith('- '))
  expect(items.map((l) => l.slice(2))).toEqual(said.map((words) => expect.stringMatching(words)))
  expect(readBlocks(inForm('phrase', drawn))).toMatch(
    /évolutions proposées \(4\) : priorité retirée : .*action ajoutée/,
  )
  for (const forme of ['liste', 'phrase'] as const)
    expect(tablesOf({ blocks: inForm(forme, drawn) })).toEqual(tablesOf({ blocks: drawn }))
})

it('marks in a text what is struck out and what is added, unless it was written anew', () => {
  const adopted = 'Trois territoires outillés en 2026, un bilan par an'
  const cells = (blocks: Block[]) => blocks.flatMap((b) => (b.kind === 'table' ? b.rows : [])).map((r) => r.slice(1))
  const [some] = cells(reworded(proseFromLines(adopted), proseFromLines(adopted.replace('Trois', 'Cinq'))))
  expect(some?.map((c) => c.blocks.flat().filter((i) => i.strike || i.underline))).toEqual([
    [{ text: 'Trois', strike: true }],
    [{ text: 'Cinq', underline: true }],
  ])
  const anew = 'Chaque commune reçoit un guide en juin, puis deux territoires par trimestre, avec un bilan au comité'
  const [all] = cells(reworded(proseFromLines(adopted), proseFromLines(anew)))
  expect(all?.map((c) => c.blocks)).toEqual([[[{ text: adopted }]], [[{ text: anew }]]])
  const bold = [{ type: 'paragraph', content: [{ type: 'text', text: adopted, marks: [{ type: 'bold' }] }] }]
  expect(rowsOf(reworded(proseFromLines(adopted), bold))).toEqual([
    `Niveau de résultat attendu | ${adopted} | mise en forme changée`,
  ])
})

it('says that an order changed', () => {
  const { actions } = fiche().value as Fiche
  const documents = [{ ...fiche(), value: { ...fiche().value, actions: actions.toReversed() } }]
  const references = (evolved.content.references ?? []).map((r) => ({ ...r, value: fiche().value }))
  expect(rowsOf(blocDe('evolutions', withContent({ documents, references })))).toEqual([
    'Suivi des actions | dans un autre ordre | ordre changé',
  ])
})

it('tells the fiches that propose something from those that do not and from those never adopted, by number', () => {
  const same = another('same', '1.2', 'Inchangée')
  const never = another('never', '1.10', 'Nouvelle')
  const [reference] = evolved.content.references ?? []
  if (reference === undefined) throw new Error('nothing was adopted')
  const adopted = { ...reference, documentId: same.id, value: same.value, annee: 2024, adopteeLe: '2024-11-01' }
  const several = withContent({
    documents: [never, fiche(), same],
    references: [reference, adopted],
  })
  const drawn = blocDe('evolutions', several)
  const said = readBlocks(drawn).split('\n')
  expect(said[0]).toBe('4 évolutions proposées dans 1 fiche, depuis les versions que le comité a adoptées.')
  expect(said[1]).toMatch(/^### Évolutions de la fiche 5 : /)
  expect(said.slice(-4)).toEqual([
    'Aucune évolution proposée :',
    '- Fiche 1.2 : Inchangée (version de référence 2024, adoptée le 1er novembre 2024)',
    'Sans version de référence :',
    '- Fiche 1.10 : Nouvelle',
  ])
  const one = (cle: string) => readBlocks(blocDe('evolutions', several, { cle }))
  expect(one(ficheId).split('\n')[0]).toMatch(/^### Évolutions de la fiche 5 : /)
  expect(one('same')).toBe(
    'Fiche 1.2 : Inchangée – aucune évolution n’est proposée depuis la version de référence 2024, adoptée le 1er novembre 2024.',
  )
  expect(one('never')).toBe(
    'Fiche 1.10 : Nouvelle – aucune version de référence n’est notée : rien à quoi la comparer.',
  )
  expect(one('other')).toBe('Cette fiche n’est pas dans cet instantané.')
  const none = withContent({ documents: [same, never], references: [adopted] })
  expect(readBlocks(blocDe('evolutions', none))).toMatch(/^Aucune évolution n’est proposée depuis/)
})

it('says why it has nothing to show', () => {
  const said = (content: Partial<Instantane['content']>) => readBlocks(blocDe('evolutions', withContent(content)))
  expect(said({ documents: [], references: undefined })).toBe('Aucune fiche action n’est suivie par ce groupe.')
  expect(said({ references: undefined })).toBe(
    'Cet instantané a été pris avant que les versions de référence des fiches y soient figées.',
  )
  expect(said({ documents: [fiche(), another('b', null, 'B')], references: [] })).toBe(
    'Aucune fiche n’a de version de référence : rien n’est proposé depuis ce que le comité a adopté.',
  )
})

it('is a document of its own for one fiche', () => {
  const alone = { ...evolved, seanceId: null, content: { ...evolved.content, seance: null, documents: [fiche()] } }
  const outline = evolutionsDeFiche(alone)
  expect(outline.titre.replaceAll('\u00a0', ' ')).toBe('Propositions d’évolution du plan d’actions : fiche 5')
  expect(outline.statut).toBe('Document de travail, non validé')
  const headings = readOutline(outline)
    .split('\n')
    .filter((l) => l.startsWith('#'))
  expect(headings).toEqual(['## Évolutions proposées', '## Sources'])
})
