import { strToU8, zipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { sansCharte } from '#server/export/charte'
import { compteRendu } from '#server/export/compte-rendu'
import { lireModele } from '#server/export/modele/lire'
import type { Modele } from '#server/export/modele/modele'
import type { Outline } from '#server/export/outline'
import { toPptx } from '#server/export/to-pptx'
import { parts, picture, rectangle, relations, template, wide } from './modele-essai.ts'
import { faultsOf } from './package-faults.ts'
import { partsOf } from './reading.ts'
import { frozenMeeting } from './rich-demonstration.ts'

const EMPREINTE = 'c0ffee0123456789'
let outline: Outline
beforeAll(async () => {
  outline = compteRendu((await frozenMeeting()).instantane, { noms: null })
})

function read(bytes: Uint8Array): Modele {
  const lu = lireModele(bytes, EMPREINTE)
  if (!lu.ok) throw new Error(lu.raison)
  return lu.modele
}
const deck = (modele: Modele): Promise<Uint8Array> => toPptx(outline, { ...sansCharte, modele })
const MASTER = 'ppt/slideMasters/slideMaster1.xml'
const slidesOf = (all: Map<string, string>) => [...all].filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
const layout = (all: Map<string, string>, name: string): string =>
  [...all.values()].find((xml) => xml.includes(`<p:cSld name="${name}">`)) ?? ''

describe('a deck drawn on a template', () => {
  it('takes its theme, the background and shapes of its master and of its cover, its pictures and its size', async () => {
    const bytes = await deck(read(template(wide)))
    expect(faultsOf(bytes)).toEqual([])
    const all = partsOf(bytes)
    expect(all.get('ppt/theme/theme1.xml')).toMatch(/<a:accent1><a:srgbClr val="7A1F3D"\/>.*typeface="Marianne"/s)
    expect(all.get(MASTER)).toMatch(/<p:bg>.*val="bg1".*name="Band".*name="Logo".*r:embed="modele1".*sz="3200"/s)
    expect(all.has('ppt/media/modele1.png')).toBe(true)
    expect(layout(all, 'Couverture')).toMatch(/showMasterSp="0".*<p:bg>.*val="accent2".*name="CoverBand"/s)
    expect(layout(all, 'Page')).not.toMatch(/CoverBand|<p:bg>/)
    expect([...all.values()].some((xml) => xml.includes('Words of the template'))).toBe(false)
  })

  it('keeps what it says: titles, tables and charts are those of the plain one, in the colours and fonts of the theme', async () => {
    const [plain, drawn] = [partsOf(await toPptx(outline)), partsOf(await deck(read(template(wide))))]
    const titlesOf = (all: Map<string, string>) =>
      slidesOf(all).map(([, xml]) =>
        [...(xml.split('</p:sp>')[0] ?? '').matchAll(/<a:t>([^<]*)/g)].map((m) => m[1]).join(''),
      )
    const bare = (title: string) => title.replace(/ \(\d+ sur \d+\)/, '')
    expect(new Set(titlesOf(drawn).map(bare))).toEqual(new Set(titlesOf(plain).map(bare)))
    expect(new Set(titlesOf(drawn)).size).toBe(titlesOf(drawn).length)
    const charts = [...drawn].filter(([name]) => /^ppt\/charts\/chart\d+\.xml$/.test(name))
    expect(charts).toHaveLength(2)
    for (const [name, xml] of [...slidesOf(drawn), ...charts]) {
      expect([name, /typeface="Arial"/.test(xml)]).toEqual([name, false])
      const fixed = [...xml.matchAll(/srgbClr val="(\w+)"/g)].map((m) => m[1])
      // The line of an axis is not of the theme.
      expect([name, fixed.filter((hex) => hex !== '888888')]).toEqual([name, []])
    }
    const table = slidesOf(drawn).find(([, xml]) => xml.includes('<a:tbl>'))?.[1] ?? ''
    expect(table).toMatch(/<a:tblPr firstRow="1".*<a:schemeClr val="accent1"\/>/s)
  })

  it('gives the same bytes for the same template, and says which it was', async () => {
    const [first, second] = [await deck(read(template(wide))), await deck(read(template(wide)))]
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
    expect(partsOf(first).get('ppt/notesSlides/notesSlide1.xml')).toContain('empreinte c0ffee012345')
  })

  it.each([
    ['light', wide, 'bg1'],
    ['dark', { ...wide, dark: true }, 'tx1'],
  ])('writes in a colour that is legible where it stands: %s', (_, drawing, title) => {
    const { zones, series, theme } = read(template(drawing))
    // White on a band, which is not the colour of the same name in both.
    expect(zones.titre.ink).toBe(title)
    expect(zones.corps).toMatchObject({ ink: 'tx1', plaque: false })
    expect(theme).toContain(`<a:hlink><a:srgbClr val="${drawing === wide ? '3B6EA5' : 'FFFFFF'}"/>`)
    // Too pale for a white paper, too dark for a black one: last.
    const pale = series.findIndex(({ fond }) => fond === 'accent6')
    expect(pale > 5).toBe(drawing === wide)
  })

  it('lays a ground under words where nothing would be legible, or behind which is a picture', () => {
    const striped = ['tx1', 'bg1', 'accent1', 'accent3'].map((colour, i) =>
      rectangle(`Stripe${i}`, [i * 3_000_000, 0, 3_000_000, 6_858_000], colour),
    )
    expect(read(template({ ...wide, shapes: striped.join('') })).zones.corps.plaque).toBe(true)
    const whole = picture('rId9').replace(
      /<a:off.*?<a:ext[^>]*>/,
      '<a:off x="0" y="0"/><a:ext cx="12192000" cy="6858000"/>',
    )
    expect(read(template({ ...wide, shapes: whole })).zones.corps).toMatchObject({ plaque: true, ink: 'tx1' })
  })

  it('knows backgrounds that the theme draws, and colours that a layout turns over', async () => {
    const master = String(parts(wide)[MASTER]).replace(
      /<p:bg>.*?<\/p:bg>/,
      '<p:bg><p:bgRef idx="1003"><a:schemeClr val="tx2"><a:lumMod val="75000"/></a:schemeClr></p:bgRef></p:bg>',
    )
    const stops = [0, 100_000].map(
      (at) => `<a:gs pos="${at}"><a:schemeClr val="phClr"><a:shade val="${100_000 - at / 5}"/></a:schemeClr></a:gs>`,
    )
    const gradient = `<a:gradFill><a:gsLst>${stops.join('')}</a:gsLst><a:lin ang="5400000"/></a:gradFill></a:bgFillStyleLst>`
    const cover = String(parts(wide)['ppt/slideLayouts/slideLayout1.xml'])
      .replace('val="accent2"', 'val="bg1"')
      .replace('<a:masterClrMapping/>', '<a:overrideClrMapping bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"/>')
    const modele = read(
      template(wide, {
        [MASTER]: master,
        'ppt/slideLayouts/slideLayout1.xml': cover,
        'ppt/theme/theme1.xml': theme.replace(
          /<a:solidFill><a:schemeClr val="phClr"\/><\/a:solidFill><\/a:bgFillStyleLst>/,
          gradient,
        ),
      }),
    )
    // Dark blue: the words of the template, black, would not be read there.
    expect(modele.zones.corps).toMatchObject({ ink: 'bg1', plaque: false })
    // The words of the layout ask for its paper, which it makes dark.
    expect(modele.zones.grandTitre).toMatchObject({ ink: 'tx1', plaque: false })
    const all = partsOf(await deck(modele))
    const turned = [...all]
      .filter(([, xml]) => xml.includes('<a:overrideClrMapping bg1="dk1" tx1="lt1"'))
      .map(([name]) => name)
    expect(turned).toEqual(['ppt/slideLayouts/slideLayout3.xml', 'ppt/slides/slide1.xml'])
  })

  it('keeps the size of a 4:3 template, and everything inside it', async () => {
    const all = partsOf(await deck(read(template({ ...wide, cx: 9_144_000 }))))
    expect(all.get('ppt/presentation.xml')).toContain('<p:sldSz cx="9144000" cy="6858000"/>')
    for (const [name, xml] of slidesOf(all))
      for (const [, x, y, w, h] of xml.matchAll(/<a:off x="(\d+)" y="(\d+)"\/><a:ext cx="(\d+)" cy="(\d+)"/g)) {
        expect([name, Number(x) + Number(w) <= 9_144_000]).toEqual([name, true])
        expect([name, Number(y) + Number(h) <= 6_858_000]).toEqual([name, true])
      }
  })

  it('takes nothing that leads out, runs or is embedded', async () => {
    const link =
      '<a:hlinkClick r:id="rId8"/><a:extLst><a:ext uri="{x}"><b:c xmlns:b="urn:x" r:id="rId8"/></a:ext></a:extLst>'
    const shapes = `${rectangle('Linked', [0, 6_000_000, 900_000, 300_000], 'accent1', link)}<p:graphicFrame><p:oleObj r:id="rId8"/></p:graphicFrame>`
    const rels = String(parts(wide)['ppt/slideMasters/_rels/slideMaster1.xml.rels']).replace(
      '</Relationships>',
      relations(['rId8', 'hyperlink', 'https://exemple.invalid/', true]).replace(/^<[^>]*>/, ''),
    )
    const bytes = await deck(
      read(template({ ...wide, shapes }, { 'ppt/slideMasters/_rels/slideMaster1.xml.rels': rels })),
    )
    expect(faultsOf(bytes)).toEqual([])
    const all = partsOf(bytes)
    expect(all.get(MASTER)).toContain('name="Linked"')
    expect([...all].filter(([, xml]) => /exemple\.invalid|oleObj|urn:x/.test(xml))).toEqual([])
    expect(all.get(MASTER)).not.toMatch(/hlinkClick|extLst><a:ext uri="\{x/)
  })
})

const linked = relations(
  ['rId1', 'slideLayout', '../slideLayouts/slideLayout1.xml'],
  ['rId2', 'theme', '../theme/theme1.xml'],
  ['rId9', 'image', 'https://exemple.invalid/logo.png', true],
)
const theme = String(parts(wide)['ppt/theme/theme1.xml'])
const presentation = String(parts(wide)['ppt/presentation.xml'])

/** Its size is said to be a gigabyte where the list of files says how long each is. */
function boasting(): Uint8Array {
  const bytes = template(wide)
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  for (let at = 0; at < bytes.length - 4; at += 1)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1_000_000_000, true)
  return bytes
}

it.each([
  ['pasUnePresentation', 'what is no zip', strToU8('Bonjour')],
  ['pasUnePresentation', 'a zip of something else', zipSync({ 'a.txt': strToU8('a') })],
  ['motDePasse', 'what a password protects', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1])],
  ['trop', 'a huge file', new Uint8Array(30_000_001)],
  ['trop', 'a zip that swells', boasting()],
  ['abime', 'half a file', template(wide).slice(0, 2_000)],
  ['macros', 'macros', template(wide, { 'ppt/vbaProject.bin': 'x' })],
  ['objets', 'an embedded object', template(wide, { 'ppt/embeddings/oleObject1.bin': 'x' })],
  ['chemins', 'a path out of its folder', template(wide, { '../../etc/passwd': 'x' })],
  [
    'chemins',
    'a relation out of its folder',
    template(wide, { 'ppt/_rels/presentation.xml.rels': relations(['rId1', 'slideMaster', '../../../master.xml']) }),
  ],
  ['externe', 'a picture to be fetched', template(wide, { 'ppt/slideMasters/_rels/slideMaster1.xml.rels': linked })],
  [
    'strict',
    'Strict Open XML',
    template(wide, {
      'ppt/presentation.xml': presentation.replace(
        /http:\/\/schemas[^"]*presentationml[^"]*/,
        'http://purl.oclc.org/ooxml/presentationml/main',
      ),
    }),
  ],
  ['xml', 'a tag left open', template(wide, { 'ppt/theme/theme1.xml': theme.replace('</a:clrScheme>', '') })],
  ['xml', 'a document type', template(wide, { 'ppt/theme/theme1.xml': `<!DOCTYPE a [<!ENTITY b "c">]>${theme}` })],
  ['xml', 'an entity of its own', template(wide, { 'ppt/theme/theme1.xml': theme.replace('Marianne', '&b;') })],
  [
    'xml',
    'endless nesting',
    template(wide, { 'ppt/theme/theme1.xml': `${'<a:x>'.repeat(500)}${'</a:x>'.repeat(500)}` }),
  ],
  ['partie', 'no master', template(wide, { 'ppt/slideMasters/slideMaster1.xml': null })],
  [
    'partie',
    'a colour missing',
    template(wide, { 'ppt/theme/theme1.xml': theme.replace(/<a:accent6>.*?<\/a:accent6>/, '') }),
  ],
  ['taille', 'a page to print', template({ ...wide, cx: 6_858_000, cy: 9_906_000 })],
])('refuses with « %s » %s', (code, _, bytes) => {
  expect(lireModele(bytes, EMPREINTE)).toMatchObject({
    ok: false,
    code,
    raison: expect.stringMatching(/^[^A-Z].{10,}[^.]$/),
  })
})
