import { expect, it } from 'vitest'
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
  expect(fileNamed('inline', `${'a'.repeat(99)}😀😀`, 'html')).toContain(encodeURIComponent('a😀.html'))
  expect(fileNamed('inline', ' / ', 'html')).toContain('filename="document.html"')
})
