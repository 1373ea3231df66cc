import { describe, expect, it } from 'vitest'
import { worst } from '#client/document/save-state'
import { countdown, duration, since } from '#client/words/durations'
import { number, plural } from '#client/words/numbers'
import { saveWords } from '#client/words/save-words'
import { french } from '#client/words/typography'

const plain = (words: string): string => words.replace(/[\u00a0\u202f]/g, '_')

describe('French words', () => {
  it('says a duration with the largest unit that says enough', () => {
    expect([3_000, 240_000, 3_600_000, 4_800_000, 172_800_000].map((ms) => plain(duration(ms)))).toEqual([
      '3_s',
      '4_min',
      '1_h',
      '1_h_20',
      '2_jours',
    ])
  })

  it('says how long ago', () => {
    expect(plain(since(1_000, 4_000))).toBe('il y a 3_s')
    expect(since(1_000, 1_500)).toBe('à l’instant')
  })

  it('counts down past zero without stopping', () => {
    expect([1_122_000, 3_900_000, 0, -130_000].map(countdown)).toEqual(['18:42', '1:05:00', '0:00', '−2:10'])
  })

  it('writes numbers with spaces and commas, and the singular below two', () => {
    expect([plain(number(1264)), plain(number(44.9))]).toEqual(['1_264', '44,9'])
    expect([0, 1, 2].map((n) => plain(plural(n, 'décision')))).toEqual(['0_décision', '1_décision', '2_décisions'])
  })

  it('puts the spaces of French printing without changing a word', () => {
    expect(plain(french('« Qui ? » : non ; si !'))).toBe('«_Qui_?_»_: non_; si_!')
  })
})

describe('the state of what was typed', () => {
  it('is said in the promised words', () => {
    const said = (['checking', 'saved', 'refused', 'unsaved'] as const).map((kind) => saveWords({ kind }, 0).words)
    expect(said).toEqual([
      'Vérification…',
      'Enregistré',
      'Refusé : votre texte est gardé en brouillon',
      'Non enregistré',
    ])
    expect(plain(saveWords({ kind: 'pending', count: 12 }, 0).words)).toBe(
      'En attente : 12_modifications sur cet appareil',
    )
    expect(plain(saveWords({ kind: 'offline', since: 0, count: 0 }, 240_000).words)).toBe(
      'Hors ligne depuis 4_min : gardé ici',
    )
  })

  it('is the gravest of all that is open, with everything that waits', () => {
    expect(worst([])).toBeNull()
    expect(worst([{ kind: 'saved' }, { kind: 'checking' }])).toEqual({ kind: 'checking' })
    expect(worst([{ kind: 'pending', count: 2 }, { kind: 'saved' }, { kind: 'pending', count: 3 }])).toEqual({
      kind: 'pending',
      count: 5,
    })
    expect(
      worst([
        { kind: 'offline', since: 50, count: 1 },
        { kind: 'offline', since: 20, count: 4 },
      ]),
    ).toEqual({ kind: 'offline', since: 20, count: 5 })
    expect(worst([{ kind: 'offline', since: 0, count: 1 }, { kind: 'refused' }])).toEqual({ kind: 'refused' })
  })
})
