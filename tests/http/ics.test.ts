import { expect, it } from 'vitest'
import { ics, type RendezVous } from '#server/http/ics'

const rendezVous: RendezVous = {
  uid: 'prochaine-seance',
  titre: 'Groupe de travail Axe 5',
  jour: '2025-10-14',
  debut: '14:00',
  fin: '17:00',
  lieu: 'Bobigny',
  description: null,
  url: 'https://exemple.fr/seances/seance',
  modifieA: Date.UTC(2025, 6, 1, 15, 2),
}
/** As a calendar program reads it: lines that go on are joined first. */
const linesOf = (file: string): string[] => file.replace(/\r\n[ \t]/g, '').split('\r\n')

it('says the hours of Paris in universal time, in summer as in winter', () => {
  expect(linesOf(ics(rendezVous))).toEqual(
    expect.arrayContaining(['DTSTART:20251014T120000Z', 'DTEND:20251014T150000Z', 'DTSTAMP:20250701T150200Z']),
  )
  expect(ics({ ...rendezVous, jour: '2025-12-02' })).toContain('DTSTART:20251202T130000Z')
})

it('takes the whole day without a time, and ends nowhere when the end is before the beginning', () => {
  const whole = ics({ ...rendezVous, jour: '2025-12-31', debut: null })
  expect(whole).toContain('DTSTART;VALUE=DATE:20251231\r\nDTEND;VALUE=DATE:20260101\r\n')
  expect(ics({ ...rendezVous, fin: '09:00' })).not.toContain('DTEND')
})

it('keeps its identity when the day moves', () => {
  const uid = (r: RendezVous) => linesOf(ics(r)).find((l) => l.startsWith('UID:'))
  expect(uid({ ...rendezVous, jour: '2025-11-04', modifieA: 5 })).toBe(uid(rendezVous))
})

it('makes plain what means something to a calendar, and lets nobody add a line of their own', () => {
  const titre = 'Mode d’accueil ; « 1, 2, 3 » \\ suite\nATTENDEE:Bruno\u0000'
  expect(linesOf(ics({ ...rendezVous, titre }))).toContain(
    'SUMMARY:Mode d’accueil \\; « 1\\, 2\\, 3 » \\\\ suite\\nATTENDEE:Bruno',
  )
})

it('holds no e-mail address', () => {
  const words = 'Écrire à awa.nom@exemple.fr, merci'
  expect(ics({ ...rendezVous, titre: words, lieu: words, description: words })).not.toContain('@')
})

it('never has a line of more than 75 octets, nor cuts a character', () => {
  const titre = `${'Réalisation d’un inventaire des ressources méconnues 👩‍👧 '.repeat(5)}fin`
  const file = ics({ ...rendezVous, titre })
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(linesOf(file)).toContain(`SUMMARY:${titre}`)
  expect(file).not.toMatch(/[^\r]\n/)
})
