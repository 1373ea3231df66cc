/** The acceptance scenarios of exports, read back from every format. */
import { beforeAll, describe, expect, it } from 'vitest'
import { sansCharte } from '#server/export/charte'
import { compteRendu } from '#server/export/compte-rendu'
import { writers } from '#server/export/formats'
import { cell, type Outline, paragraph, rowName, table } from '#server/export/outline'
import { nombre } from '#server/export/words'
import { createTypesetter } from '#server/printing/typst'
import { plain, wordsIn } from './reading.ts'
import { frozenMeeting } from './rich-demonstration.ts'

const words = [
  ...['participant·es', 'assistant-es maternel-les', 'professionnel·les', 'mise en œuvre', '1er', '1 264', '44,9 %'],
]
let outline: Outline
beforeAll(async () => {
  const { instantane } = await frozenMeeting()
  const whole = compteRendu(instantane, { noms: null })
  const rows = [...words, nombre(null)].map((said) => [rowName('Dit'), cell(said)])
  outline = { ...whole, blocks: [...whole.blocks, paragraph(words.join(' ; ')), table('Mots', ['Quoi', 'Mot'], rows)] }
})

const formats = Object.keys(writers) as (keyof typeof writers)[]

describe.each(formats)('%s', (format) => {
  let read: string
  beforeAll(async () => {
    const tools = { typesetter: createTypesetter, charte: sansCharte }
    read = await wordsIn(format, await writers[format](outline, tools))
  })

  it('says « pilote à désigner » for a blank pilot, and shows no value of the machine (A3)', () => {
    expect(read).toContain('pilote à désigner')
    expect(read).not.toMatch(/\b(undefined|null|NaN)\b|\[object/)
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
