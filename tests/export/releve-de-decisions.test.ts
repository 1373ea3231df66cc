import { beforeAll, describe, expect, it } from 'vitest'
import type { Outline } from '#server/export/outline'
import { enLEtat, fige } from '#server/export/provenance'
import { releveDeDecisions } from '#server/export/releve-de-decisions'
import { toDocx } from '#server/export/to-docx'
import type { Instantane } from '#server/snapshot/content'
import { readByLibreOffice, readOutline } from './reading.ts'
import { CLOSING, frozenMeeting } from './rich-demonstration.ts'

const ADDRESS = 'https://ateliers.exemple.fr'
let frozen: Instantane
let outline: Outline
beforeAll(async () => {
  frozen = (await frozenMeeting()).instantane
  outline = releveDeDecisions(frozen, { source: fige(frozen), noms: null, address: ADDRESS })
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

  it('says what it was printed from: its snapshot, or the head of the chain, which freezes nothing of it', () => {
    const tete = { numero: 12, at: Date.UTC(2025, 6, 1, 14, 30), hash: 'abcdef0123456789'.repeat(4) }
    const printed = (last: typeof tete | null) =>
      readOutline(
        releveDeDecisions(frozen, {
          source: enLEtat('Relevé tel qu’il était', CLOSING, last),
          noms: null,
          address: ADDRESS,
        }),
      )
    const [standing, first] = [printed(tete), printed(null)]
    expect(standing).toContain(
      'Relevé tel qu’il était le 1er juillet 2025 à 17 h 02 ; dernier instantané de l’espace à ce moment : n° 12 du 1er juillet 2025 à 16 h 30, empreinte abcdef012345\n',
    )
    expect(standing).toContain(`pris le 1er juillet 2025 à 16 h 30, empreinte ${tete.hash}.`)
    expect(standing).toContain('## Sources\nCe document n’est pas figé')
    expect(first).toContain('à 17 h 02 ; aucun instantané n’avait encore été pris dans l’espace\n')
    expect(first).not.toMatch(/empreinte/i)
    const words = readOutline(outline)
    expect(words).toContain(`Instantané « Clôture du 1er juillet 2025 » du 1er juillet 2025 à 17 h 02, empreinte`)
    expect(words).toContain(frozen.hash)
    expect(words).not.toContain('n’est pas figé')
  })

  it('opens in LibreOffice with every line', async () => {
    const read = await readByLibreOffice(await toDocx(outline))
    for (const words of ['Créer le groupe de suivi', 'Relire le guide', 'à désigner']) expect(read).toContain(words)
  })
})
