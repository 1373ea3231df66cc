/** Of what a restitution draws, every line leads back to where it was said. */
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, it } from 'vitest'
import { OutlineView } from '#client/document/outline-view'
import { RestitutionRelue } from '#client/features/restitution/lien-instantane'
import { Provenance } from '#client/features/restitution/provenance'
import { blocDe } from '#server/export/blocs'
import type { Instantane } from '#server/snapshot/content'
import type { Block, Origin } from '#shared/api/outline'
import { type Bloc, blocs } from '#shared/prose/content'
import { type Forme, formesDe, inForm } from '#shared/prose/formes'
import { plain } from '#tests/export/reading'
import { evolvedMeeting, frozenMeeting } from '#tests/export/rich-demonstration'

let source: Instantane
beforeAll(async () => {
  source = (await frozenMeeting()).instantane
})

/** Titles, sentences, items, rows and charts, counted from what is drawn rather than from the drawing. */
function lines(list: readonly Block[]): number {
  const of = (b: Block): number => {
    if (b.kind === 'table') return b.rows.length
    if (b.kind === 'list') return b.items.reduce((n, i) => n + (i.inlines.length > 0 ? 1 : 0) + lines(i.children), 0)
    return b.kind === 'pageBreak' ? 0 : 1
  }
  return list.reduce((n, b) => n + of(b), 0)
}

const every = (Object.keys(blocs) as Bloc[]).flatMap((bloc) =>
  formesDe(bloc).map((forme): [Bloc, Forme] => [bloc, forme]),
)

it.each(every)('%s, as a %s: each line has a mark, and each mark resolves', (bloc, forme) => {
  const marks: Origin[] = []
  const drawn = inForm(forme, blocDe(bloc, source, { depuis: source }))
  const mark = (origin: Origin) => {
    marks.push(origin)
    return null
  }
  renderToStaticMarkup(<OutlineView blocks={drawn} mark={mark} />)
  expect(marks.length).toBeGreaterThan(0)
  expect(marks.length).toBe(lines(drawn))
  const documents = new Set(source.content.documents.map((d) => d.id))
  for (const { instantaneId, empreinte, prisA, seance, documentId } of marks) {
    expect([instantaneId, empreinte, prisA]).toEqual([source.id, source.hash, source.at])
    expect(seance).toBe('Groupe de travail Axe 5, 1er juillet 2025')
    expect(documentId === null || documents.has(documentId)).toBe(true)
  }
})

it('tells a reviewer that the snapshot does not open to them, and gives them no link', () => {
  const [block] = blocDe('participation', source)
  if (block?.origin === undefined) throw new Error('drawn from nowhere')
  const panel = renderToStaticMarkup(
    <RestitutionRelue value="restitution">
      <Provenance origin={block.origin} words="2 participant·es" />
    </RestitutionRelue>,
  )
  expect(plain(panel)).toContain('« Clôture du 1')
  expect(plain(panel)).toContain('Votre lien n’ouvre que cette restitution : pour lire l’instantané')
  expect(panel).not.toContain('<a ')
})

it.each(formesDe('evolutions'))('evolutions of a fiche, as a %s: each line leads to both versions', async (forme) => {
  const evolved = await evolvedMeeting()
  const drawn = inForm(forme, blocDe('evolutions', evolved))
  const marks: Origin[] = []
  const mark = (origin: Origin) => {
    marks.push(origin)
    return null
  }
  renderToStaticMarkup(<OutlineView blocks={drawn} mark={mark} />)
  expect(marks.length).toBe(lines(drawn))
  const [reference] = evolved.content.references ?? []
  for (const { instantaneId, documentId, depuis } of marks) {
    expect([instantaneId, documentId]).toEqual([evolved.id, reference?.documentId])
    expect(depuis).toEqual({ instantaneId: reference?.instantaneId, libelle: 'Version de référence 2025' })
  }
})

it('tells the lines of one table apart by the sub-group, the item and the document they come from', () => {
  const places = new Set<string>()
  const mark = ({ sousGroupe, passage, documentId }: Origin) => {
    places.add([sousGroupe, passage].filter((w) => w !== null).join(', '))
    expect(documentId).not.toBeNull()
    return null
  }
  const releve = blocDe('releve', source)
  renderToStaticMarkup(<OutlineView blocks={releve} mark={mark} />)
  expect([...places].some((p) => p.startsWith('Sous-groupe 1 ('))).toBe(true)
  expect(places.size).toBeGreaterThan(2)
})
