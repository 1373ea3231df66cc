import { expect, it } from 'vitest'
import { readCode } from '#server/access/code'
import { newCode, shownCode } from '#server/store/ids'

it('reads back every code as it is shown, in any case and with any spacing', () => {
  for (let i = 0; i < 200; i++) {
    const code = newCode()
    const shown = shownCode(code)
    for (const typed of [shown, shown.toLowerCase(), shown.replace('-', ''), ` ${[...shown].join(' ')} `])
      expect(readCode(typed)).toBe(code)
  }
})

it('takes the letters a hand confuses for the digits they look like', () => {
  expect(readCode('OIL0-oil1')).toBe('01100111')
})

it('refuses what cannot be a code', () => {
  for (const typed of ['', 'ABC', 'ABCD-EFGHJ', 'ABCD-EFGU', 'é'.repeat(8), '\u0000'.repeat(8), 'A'.repeat(10_000)])
    expect(readCode(typed)).toBeNull()
})
