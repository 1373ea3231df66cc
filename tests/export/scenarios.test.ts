/** The acceptance scenarios of exports, read back from every format. */
import { beforeAll, describe, expect, it } from 'vitest'
import { blocDe } from '#server/export/blocs'
import { sansCharte } from '#server/export/charte'
import { compteRendu } from '#server/export/compte-rendu'
import { writers } from '#server/export/formats'
import type { Fiche } from '#server/export/frozen'
import { fixOdf } from '#server/export/odf-fixed'
import { cell, type Outline, paragraph, rowName, table } from '#server/export/outline'
import { nombre } from '#server/export/words'
import { conversions, findOffice, type OfficeFormat } from '#server/printing/office'
import { createTypesetter } from '#server/printing/typst'
import type { Instantane } from '#server/snapshot/content'
import { type Format, formats } from '#shared/api/prints'
import { proseFromLines } from '#shared/document/value'
import { plain, wordsIn } from './reading.ts'
import { evolvedMeeting, frozenMeeting } from './rich-demonstration.ts'

const words = [
  ...['participant·es', 'assistant-es maternel-les', 'professionnel·les', 'mise en œuvre', '1er', '1 264', '44,9 %'],
]
let outline: Outline
beforeAll(async () => {
  const { instantane } = await frozenMeeting()
  const { avant, apres } = twoStates(instantane)
  const whole = compteRendu(instantane, { noms: null })
  const rows = [...words, nombre(null)].map((said) => [rowName('Dit'), cell(said)])
  outline = {
    ...whole,
    blocks: [
      ...whole.blocks,
      ...blocDe('changements', apres, { depuis: avant }),
      ...blocDe('evolutions', await evolvedMeeting()),
      paragraph(words.join(' ; ')),
      table('Mots', ['Quoi', 'Mot'], rows),
    ],
  }
})

/** The same fiche at two meetings: of two actions, one whose text changed. */
function twoStates(from: Instantane): { avant: Instantane; apres: Instantane } {
  const state = (id: string, libelle: string, said: string, le: string): Instantane => {
    const documents = from.content.documents.flatMap((d) => {
      if (d.kind !== 'fiche-action') return []
      const [first, second] = (d.value as Fiche).actions
      const note = (text: string) => ({ avancement: proseFromLines(text), avancementLe: le })
      const actions = [
        { ...first, intitule: 'Recenser les observatoires', ...note(said) },
        { ...second, intitule: 'Action restée la même', ...note('Toujours pareil') },
      ]
      return [{ ...d, value: { ...d.value, actions } }]
    })
    return { ...from, id, libelle, content: { ...from.content, documents } }
  }
  return {
    avant: state('avant', 'Séance du 18 mars', 'Trois observatoires trouvés', '2025-03-18'),
    apres: state('apres', 'Séance du 2 juillet', 'Cinq observatoires trouvés', '2025-07-02'),
  }
}

const office = findOffice()
const isOffice = (format: Format): format is OfficeFormat => Object.hasOwn(conversions, format)
/** What LibreOffice writes is read where it is installed, with the part of it that writes it; else it is seen as skipped. */
const isWritten = (format: Format): boolean => !isOffice(format) || office.has(format)

async function fileOf(format: Format): Promise<Uint8Array> {
  const bytes = await writers[format](outline, { typesetter: createTypesetter, charte: sansCharte })
  return isOffice(format) ? fixOdf(await office.convert(bytes, format), outline.le) : bytes
}

for (const format of Object.keys(formats) as Format[])
  describe.skipIf(!isWritten(format))(format, () => {
    let read: string
    beforeAll(async () => {
      read = await wordsIn(format, await fileOf(format))
    }, 90_000)

    it('says « pilote à désigner » for a blank pilot, and shows no value of the machine (A3)', () => {
      expect(read).toContain('pilote à désigner')
      expect(read).not.toMatch(/\b(undefined|null|NaN)\b|\[object/)
    })

    it('lists only the actions whose text changed between two snapshots, each text with its date (A8)', () => {
      const flat = read.replace(/\s+/g, ' ')
      for (const said of ['Recenser les observatoires', 'Trois observatoires trouvés', '(au 18 mars 2025)'])
        expect(flat).toContain(said)
      for (const said of ['Cinq observatoires trouvés', '(au 2 juillet 2025)']) expect(flat).toContain(said)
      expect(flat).not.toContain('Action restée la même')
    })

    it('shows what a fiche proposes beside what the committee adopted, and when it did', () => {
      const flat = read.replace(/\s+/g, ' ')
      const adopted = format === 'csv' || format === 'xlsx' ? [] : ['adoptée le 18 mars 2025']
      for (const said of ['évolutions proposées', 'Version de référence', 'Trois territoires outillés', ...adopted])
        expect(flat).toContain(said)
    })

    it('keeps the signs members write (A9)', () => {
      for (const said of words) expect(read).toContain(plain(said))
    })

    it('says « n.r. » for what nobody published (A10)', () => {
      expect(read).toContain('n.r.')
    })

    it('names organisations and nobody, has no address, and says what it is worth (A11)', () => {
      expect(read).toContain('Plaine Commune')
      expect(read).not.toMatch(/Inventé/)
      expect(read).not.toContain('@')
      expect(read).toContain('Document de travail, non validé')
    })
  })
