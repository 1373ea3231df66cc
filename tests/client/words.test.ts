import { describe, expect, it } from 'vitest'
import { type SyncStatus, worstStatus } from '#client/sync/status'
import { countdown, duration, since } from '#client/words/durations'
import { nomDInstantane, seanceEnMots } from '#client/words/instantane'
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

describe('the name of a snapshot', () => {
  const met = { seanceJour: '2025-07-01', portee: null, groupe: null }

  it('says the day of its meeting, once', () => {
    const automatic = { ...met, libelle: 'Clôture du 1er juillet 2025' }
    expect([nomDInstantane(automatic), seanceEnMots(automatic)]).toEqual(['Clôture du 1er juillet 2025', null])
    const pause = { ...met, libelle: 'Avant la pause, 15 h 40' }
    expect(nomDInstantane(pause)).toBe('Avant la pause, 15 h 40, séance du 1er juillet 2025')
    const elsewhere = { ...met, libelle: 'Relecture', groupe: 'Axe 5' }
    expect(nomDInstantane(elsewhere)).toBe('Relecture, séance du 1er juillet 2025, Axe 5')
    expect(seanceEnMots({ libelle: 'Après le 12 juillet 2025', seanceJour: '2025-07-02' })).toBe(
      'séance du 2 juillet 2025',
    )
    expect(seanceEnMots({ libelle: '2 juillet 2025', seanceJour: '2025-07-02' })).toBeNull()
  })

  it('says nothing of a meeting where there is none', () => {
    expect(nomDInstantane({ libelle: 'CDSF', seanceJour: null, portee: null, groupe: null })).toBe('CDSF')
    const axe = { sorte: 'axe', id: 'a', titre: 'Axe 5 : accès' }
    expect(nomDInstantane({ libelle: 'CDSF', portee: axe, groupe: null })).toBe('CDSF, axe 5')
    const portee = { sorte: 'groupe', id: 'g', titre: 'CDSF' }
    const said = [undefined, false, true].map((comite) =>
      nomDInstantane({ libelle: 'Fin', portee, groupe: null, ...(comite === undefined ? {} : { comite }) }),
    )
    expect(said).toEqual(['Fin, le groupe', 'Fin, le groupe', 'Fin, le comité'])
  })
})

describe('the state of what was typed', () => {
  it('is said in the promised words', () => {
    const said = (
      [
        { kind: 'verification' },
        { kind: 'enregistre' },
        { kind: 'refuse', reason: 'frozen' },
        { kind: 'nonEnregistre', modifications: 1, garde: 'ici' },
      ] as const
    ).map((status) => plain(saveWords(status, 0).words))
    expect(said).toEqual([
      'Vérification…',
      'Enregistré',
      'Refusé_: votre texte est gardé en brouillon',
      'Non enregistré',
    ])
    expect(plain(saveWords({ kind: 'attente', modifications: 12, garde: 'ici' }, 0).words)).toBe(
      'En attente_: 12_modifications sur cet appareil',
    )
    const offline = { kind: 'horsLigne', depuis: 0, modifications: 0, garde: 'ici' } as const
    expect(plain(saveWords(offline, 240_000).words)).toBe('Hors ligne depuis 4_min_: gardé ici')
  })

  it('is said to be kept on this device only when it is', () => {
    const said = (status: SyncStatus) => plain(saveWords(status, 240_000).words)
    const offline = { kind: 'horsLigne', depuis: 0, modifications: 2 } as const
    expect(said({ ...offline, garde: 'enCours' })).toBe('Hors ligne depuis 4_min_: écriture…')
    expect(said({ ...offline, garde: 'non' })).toBe('Hors ligne depuis 4_min_: pas gardé ici')
    expect(said({ ...offline, modifications: 0, garde: 'non' })).toBe('Hors ligne depuis 4_min')
    expect(said({ kind: 'attente', modifications: 1, garde: 'non' })).toBe(
      'En attente_: 1_modification, pas gardée ici',
    )
  })

  it('is, for several documents, as little kept as the one where something waits and is kept least', () => {
    const offline = { kind: 'horsLigne', depuis: 5, modifications: 1, garde: 'ici' } as const
    expect(worstStatus([offline, { ...offline, depuis: 3, garde: 'non' }])).toEqual({
      kind: 'horsLigne',
      depuis: 3,
      modifications: 2,
      garde: 'non',
    })
    expect(worstStatus([offline, { ...offline, modifications: 0, garde: 'non' }])).toEqual(offline)
    expect(worstStatus([{ kind: 'enregistre' }, { ...offline, garde: 'enCours' }])).toMatchObject({ garde: 'enCours' })
  })
})
