import { describe, expect, it } from 'vitest'
import { answered, answeredWords, groupeWords, headcount, membersOf, shortTitle } from '#client/direct/groupes'
import type { Participant } from '#client/direct/live-meeting'
import { groupWords, placeInQueue, rank, rankInQueue, signalGroups } from '#client/direct/signals'

const person = (id: string, sousGroupe: string | null, mode: Participant['mode']): Participant => ({
  id,
  organisme: null,
  mode,
  sousGroupe,
  coredige: false,
  pret: false,
})

describe('who is in a sub-group', () => {
  const participants = [person('a', 'g1', 'salle'), person('b', 'g1', 'distance'), person('c', null, null)]

  it('finds its members, and those who are in none', () => {
    expect(membersOf({ participants }, 'g1').map((p) => p.id)).toEqual(['a', 'b'])
    expect(membersOf({ participants }, null).map((p) => p.id)).toEqual(['c'])
  })

  it('counts a person without a known mode in the total alone', () => {
    expect(headcount(participants)).toEqual({ total: 3, salle: 1, distance: 1 })
  })
})

describe('how far a sheet is', () => {
  it('takes « sans objet » for an answer', () => {
    const etats = ['traite', 'sansObjet', 'aFinir', 'nonAborde', 'nonAborde', 'nonAborde'] as const
    expect(answered(etats)).toBe(2)
    expect(answeredWords(etats)).toBe('2\u00a0objectifs sur\u00a06')
  })
})

describe('the name of a sub-group', () => {
  it('invents no number and no title', () => {
    expect(groupeWords({ numero: 2 })).toBe('Sous-groupe\u00a02')
    expect(groupeWords({ numero: null })).toBe('Sous-groupe')
    expect(shortTitle({ titreCourt: null, titre: null })).toBe('sans titre')
    expect(shortTitle({ titreCourt: 'court', titre: 'long' })).toBe('court')
  })
})

describe('what people ask of the facilitators', () => {
  const ask = (id: string, depuis: number) => ({ id, personne: id, organisme: null, mode: null, depuis })

  it('groups what is signalled, the gravest first and the longest first in each', () => {
    const signaux = [
      { ...ask('d', 1), nature: 'question' as const },
      { ...ask('b', 20), nature: 'entendsPas' as const },
      { ...ask('a', 10), nature: 'entendsPas' as const },
      { ...ask('c', 5), nature: 'appelAnimation' as const },
    ]
    const groups = signalGroups({ signaux })
    expect(groups.map((g) => g.people.map((s) => s.id))).toEqual([['a', 'b'], ['d']])
    expect(groups.map(groupWords)).toEqual(['2\u00a0personnes n’entendent pas', '1\u00a0personne a une question'])
  })

  it('gives the place in the queue in French', () => {
    const parole = [ask('a', 1), ask('b', 2)].map((p) => ({ ...p, premiereFois: false }))
    expect([placeInQueue({ parole }, 'b'), placeInQueue({ parole }, 'z')]).toEqual([2, null])
    expect(rank(2)).toBe('n°\u00a02')
    expect(rankInQueue(1)).toBe('en position\u00a01 dans la file de parole')
  })
})
