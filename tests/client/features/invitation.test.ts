import { expect, it } from 'vitest'
import { invitationWords, objetOf } from '#client/features/preparation/invitation'

const point = { nature: 'point', intervenant: null, duree: null, documentId: null, lien: null } as const
const seance = {
  titre: 'Groupe de travail Axe 5',
  jour: '2025-10-14',
  debut: '14:00',
  fin: '17:00',
  lieu: 'Bobigny',
  visio: null,
  coanimation: [],
  points: [
    { ...point, parent: null, numero: 'B', titre: 'Suivi' },
    { ...point, parent: 0, numero: null, titre: 'Fiche 5' },
    { ...point, parent: null, numero: 'B', titre: 'Suite du suivi' },
    { ...point, parent: null, numero: null, titre: 'À suivre' },
  ],
}

it('says when, where and about what, in the order and under the numbers of the paper, and says no blank', () => {
  const words = invitationWords(seance, 'https://exemple.fr/acces/x').replaceAll('\u00a0', ' ')
  expect(objetOf(seance).replaceAll('\u00a0', ' ')).toBe(
    'Invitation : Groupe de travail Axe 5, mardi 14 octobre 2025, 14 h – 17 h',
  )
  expect(words).toContain('Quand : mardi 14 octobre 2025, 14 h – 17 h\nOù : Bobigny\n\n')
  expect(words).toContain('Ordre du jour :\nB Suivi\nB Suite du suivi\n– À suivre\n\n')
  expect(words).toContain('\nhttps://exemple.fr/acces/x\n')
  expect(invitationWords(seance, null)).not.toMatch(/null|lien personnel/)
})
