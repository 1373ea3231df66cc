import { beforeAll, describe, expect, it } from 'vitest'
import type { Outline } from '#server/export/outline'
import { releveDeDecisions } from '#server/export/releve-de-decisions'
import { toDocx } from '#server/export/to-docx'
import type { Instantane } from '#server/snapshot/content'
import { readByLibreOffice, readOutline } from './reading.ts'
import { CLOSING, frozenMeeting } from './rich-demonstration.ts'

let frozen: Instantane
let outline: Outline
beforeAll(async () => {
  frozen = (await frozenMeeting()).instantane
  outline = releveDeDecisions(frozen, { at: CLOSING, noms: null, address: 'https://ateliers.exemple.fr' })
})

describe('the relevé of a meeting', () => {
  it('says first what is missing, then decisions before commitments, and the objectives left', () => {
    const words = readOutline(outline)
    expect(words).toMatch(/\d+ lignes\. À compléter : \d sans responsable, \d sans date\./)
    expect(words.indexOf('## Décisions')).toBeLessThan(words.indexOf('## Engagements'))
    expect(words).toContain('Créer le groupe de suivi | Caf | 1er septembre 2025 | ')
    expect(words).toContain('Relire le guide | à désigner | à fixer | Plénière')
    expect(words).toMatch(/Sous-groupe 3 \(.*\), à finir : contours ; .*date de la première réunion/)
    expect(words).not.toMatch(/Inventé|undefined|null/)
  })

  it('leads each line back to a place of the meeting that is there', () => {
    const { points, sousGroupes } = frozen.content
    const places = [
      ...points.map((p) => `#point-${p.id}`),
      ...sousGroupes.map((g) => `/sous-groupes/${g.documentId}#releve-`),
    ]
    const known = (href: string) =>
      href.endsWith(`/seances/${frozen.seanceId}`) || places.some((place) => href.includes(place))
    const hrefs = JSON.stringify(outline.blocks).match(/https:[^"]+/g) ?? []
    expect(hrefs.length).toBeGreaterThan(1)
    expect(hrefs.filter((href) => !known(href))).toEqual([])
  })

  it('opens in LibreOffice with every line', async () => {
    const read = await readByLibreOffice(await toDocx(outline))
    for (const words of ['Créer le groupe de suivi', 'Relire le guide', 'à désigner']) expect(read).toContain(words)
  })
})
