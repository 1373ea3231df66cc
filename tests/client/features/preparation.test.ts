import { describe, expect, it } from 'vitest'
import {
  copyOf,
  draftFrom,
  emptyDraft,
  inputFrom,
  newPoint,
  newProposition,
  newSousGroupe,
  type Preparation,
  sameDraft,
  withIds,
  withoutEmptyRows,
} from '#client/features/preparation/draft'
import { faultsOf } from '#client/features/preparation/faults'
import { updateSeance } from '#shared/api/seances'

const rien = { documentId: null, lien: null }
const saved: Preparation = {
  titre: 'Groupe de travail',
  jour: '2025-07-01',
  debut: '14:00',
  fin: null,
  lieu: null,
  visio: null,
  coanimation: ['Pôle Innovation', 'Experice'],
  points: [
    {
      id: 'p1',
      parent: null,
      numero: null,
      titre: 'Introduction',
      nature: 'point',
      intervenant: null,
      duree: 20,
      ...rien,
    },
    { id: 'p2', parent: 0, numero: '1.a', titre: 'Méthode', nature: 'point', intervenant: 'Caf', duree: null, ...rien },
  ],
  propositions: [{ id: 'q1', titre: 'Traduction du schéma', titreCourt: null }],
  sousGroupes: [{ id: 'g1', titre: 'Traduction du schéma', titreCourt: null, lieu: 'Salle B', visio: null }],
  phase: 'draft',
  groupeId: 'g',
  version: 'v',
}

describe('the preparation of a meeting as typed', () => {
  it('sends back what the server gave, ids and blanks included', () => {
    const { phase: _phase, groupeId: _groupeId, ...sent } = saved
    expect(updateSeance.body.parse({ ...inputFrom(draftFrom(saved)), version: 'v' })).toEqual(sent)
  })

  it('is the same draft whatever the keys of its rows, and not once a word changed', () => {
    const draft = draftFrom(saved)
    expect(sameDraft(draft, draftFrom(saved))).toBe(true)
    expect(sameDraft(draft, { ...draft, lieu: 'Bobigny' })).toBe(false)
  })

  it('neither sends nor counts a row that was added and left empty', () => {
    const draft = draftFrom(saved)
    const more = { ...draft, points: [...draft.points, newPoint()], propositions: [newProposition()] }
    expect(inputFrom(withoutEmptyRows(more)).points).toHaveLength(2)
    expect(sameDraft(draft, { ...draft, sousGroupes: [...draft.sousGroupes, newSousGroupe()] })).toBe(true)
  })

  it('keeps an empty item that has sub-items, so that they keep their parent', () => {
    const draft = { ...emptyDraft(), points: [newPoint(0), { ...newPoint(1), titre: 'Sous-point' }] }
    expect(withoutEmptyRows(draft).points).toHaveLength(2)
  })

  it('gives new rows the ids they were saved under, and keeps what was typed meanwhile', () => {
    const sent = { ...draftFrom(saved), points: [{ ...newPoint(), titre: 'Nouveau' }, ...draftFrom(saved).points] }
    const typedSince = {
      ...sent,
      points: sent.points.map((p) => (p.id === null ? { ...p, titre: 'Nouveau titre' } : p)),
    }
    const [first] = saved.points
    if (first === undefined) throw new Error('no item')
    const answer = { ...saved, points: [{ ...first, id: 'p0', titre: 'Nouveau' }, ...saved.points] }
    expect(withIds(typedSince, sent, answer).points.map((p) => [p.id, p.titre])).toEqual([
      ['p0', 'Nouveau titre'],
      ['p1', 'Introduction'],
      ['p2', 'Méthode'],
    ])
  })

  it('copies another meeting without its day, its ids and its sub-groups', () => {
    const copy = copyOf(draftFrom(saved))
    expect([copy.jour, copy.sousGroupes, copy.points.map((p) => p.id), copy.points.map((p) => p.titre)]).toEqual([
      '',
      [],
      [null, null],
      ['Introduction', 'Méthode'],
    ])
  })
})

describe('what must be put right before saving', () => {
  it('finds nothing in a complete preparation', () => {
    expect([...faultsOf(draftFrom(saved))]).toEqual([])
  })

  it('says what is missing, field by field, in French', () => {
    const point = { ...newPoint(), duree: '90 min' }
    const faults = faultsOf({ ...emptyDraft(), points: [point] })
    expect(Object.fromEntries(faults)).toEqual({
      titre: 'Donnez un titre à la séance.',
      jour: 'Choisissez la date de la séance.',
      [`${point.key}.titre`]: 'Donnez un titre à ce point, ou retirez-le.',
      [`${point.key}.duree`]: 'Indiquez un nombre entier de minutes, entre 1 et 600, ou laissez vide.',
    })
  })

  it('refuses an end before the start, and an address nobody could open', () => {
    const faults = faultsOf({ ...draftFrom(saved), fin: '13:00', visio: 'javascript:alert(1)' })
    expect(faults.get('fin')).toBe('L’heure de fin vient avant l’heure de début.')
    expect(faults.get('visio')).toMatch(/https:\/\//)
  })

  it('says how long a title may be', () => {
    expect(faultsOf({ ...draftFrom(saved), titre: 'x'.repeat(301) }).get('titre')).toMatch(/300/)
  })
})
