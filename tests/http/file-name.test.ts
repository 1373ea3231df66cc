import { expect, it } from 'vitest'
import { fichierDe } from '#server/export/fichier'
import { fileNamed } from '#server/http/file-name'

it('keeps accents for those who read them and gives plain letters to others', () => {
  expect(fileNamed('attachment', 'Restitution : « été » / 2025', 'docx')).toBe(
    'attachment; filename="Restitution - ete - 2025.docx"; filename*=UTF-8\'\'Restitution%20%C2%AB%20%C3%A9t%C3%A9%20%C2%BB%202025.docx',
  )
})

it('lets no title break out of the header', () => {
  const made = fileNamed('inline', 'a"\r\nSet-Cookie: x=1; é😀\ud800', 'html')
  expect(made).toMatch(/^inline; filename="[ -~]+"; filename\*=UTF-8''[\w.!~*'()%-]+$/)
  expect(made).not.toMatch(/[\r\n]/)
  expect(fileNamed('inline', ' / ', 'html')).toContain('filename="document.html"')
})

it('is short enough for any folder, in bytes, and never ends on half a character, a space or a dot', () => {
  const named = (title: string) => decodeURIComponent(/''(.*)$/.exec(fileNamed('attachment', title, 'docx'))?.[1] ?? '')
  expect(named('a'.repeat(200))).toBe(`${'a'.repeat(115)}.docx`)
  expect(named(`${'a'.repeat(111)}😀😀`)).toBe(`${'a'.repeat(111)}😀.docx`)
  expect(named(`${'a'.repeat(112)}😀`)).toBe(`${'a'.repeat(112)}.docx`)
  expect(named(`${'a'.repeat(112)} . é`)).toBe(`${'a'.repeat(112)}.docx`)
  for (const title of ['é'.repeat(300), '« œuvre » '.repeat(40), 'x’'.repeat(100)])
    expect(Buffer.byteLength(named(title))).toBeLessThanOrEqual(120)
})

it('is cut between two words, with no sign left that led to the next one, unless one word takes half of it', () => {
  const named = (title: string) => decodeURIComponent(/''(.*)$/.exec(fileNamed('attachment', title, 'docx'))?.[1] ?? '')
  const begun = 'Compte rendu 2025-07-01 Groupe de travail Axe 5 Accompagner la réponse aux besoins des territoires'
  expect(named(`${begun} et outiller en ingénierie les acteurs`)).toBe(`${begun} et outiller en.docx`)
  // The last of 115 bytes ends the name, a word, or nothing.
  expect(named(`${'mots '.repeat(22)}seuls`)).toBe(`${'mots '.repeat(22)}seuls.docx`)
  expect(named(`${'mots '.repeat(22)}seuls ici`)).toBe(`${'mots '.repeat(22)}seuls.docx`)
  expect(named(`${'mots '.repeat(22)}seulement`)).toBe(`${'mots '.repeat(22).trim()}.docx`)
  for (const sign of ['«', '–', ', (']) expect(named(`${begun} ${sign} ${'x'.repeat(20)}`)).toBe(`${begun}.docx`)
  expect(named(`Titre ${'x'.repeat(200)}`)).toBe(`Titre ${'x'.repeat(109)}.docx`)
})

it('bears the day of the meeting, then its group, which its title does not repeat', () => {
  const meeting = (titre: string, groupe: string | null) => {
    const named = groupe === null ? null : { id: 'g', titre: groupe }
    return { jour: '2025-07-01', titre, groupe: named } as Parameters<typeof fichierDe>[1]
  }
  const axe5 = 'Groupe de travail Axe 5'
  expect(fichierDe('Relevé de décisions', meeting(axe5, axe5))).toBe(`Relevé de décisions 2025-07-01 ${axe5}`)
  expect(fichierDe('Compte rendu', meeting('Axe 5', axe5))).toBe(`Compte rendu 2025-07-01 ${axe5}`)
  expect(fichierDe('Compte rendu', meeting('Bilan du groupe de travail axe 5', axe5))).toBe(
    'Compte rendu 2025-07-01 Bilan du groupe de travail axe 5',
  )
  expect(fichierDe('Compte rendu', meeting('Séminaire', axe5))).toBe(`Compte rendu 2025-07-01 ${axe5} Séminaire`)
  expect(fichierDe('Compte rendu', meeting('Plénière', null))).toBe('Compte rendu 2025-07-01 Plénière')
  expect(fichierDe('Instantané', meeting(axe5, axe5), 'Avant la pause')).toMatch(/ Axe 5 Avant la pause$/)
})
