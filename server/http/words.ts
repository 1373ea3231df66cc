/** What people type in a form: one line, one spelling, no invisible sign that would change how a list reads. */
export const oneLine = (typed: unknown): string =>
  typeof typed === 'string'
    ? typed
        .normalize('NFC')
        .replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
        .replace(/\p{Cf}/gu, '')
        .replace(/\s+/g, ' ')
        .trim()
    : ''
