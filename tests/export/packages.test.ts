import { describe, expect, it } from 'vitest'
import { sansCharte } from '#server/export/charte'
import { compteRendu } from '#server/export/compte-rendu'
import { writers } from '#server/export/formats'
import type { Outline } from '#server/export/outline'
import { hostile } from './hostile.ts'
import { faultsOf } from './package-faults.ts'
import { frozenMeeting } from './rich-demonstration.ts'

const none = () => {
  throw new Error('no PDF is written here')
}

describe.each(['docx', 'pptx', 'xlsx'] as const)('the package of a %s', (format) => {
  it.each(['a meeting', 'hostile words'])('holds together for %s', async (what) => {
    const outline: Outline =
      what === 'a meeting' ? compteRendu((await frozenMeeting()).instantane, { noms: null }) : hostile
    const bytes = await writers[format](outline, { typesetter: none, charte: sansCharte })
    expect(faultsOf(bytes)).toEqual([])
  })
})
