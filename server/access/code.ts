import { CODE_ALPHABET, CODE_LENGTH } from '#server/store/ids'

/** What a hand takes for another sign of Crockford's alphabet. */
const confusable: Record<string, string> = { O: '0', I: '1', L: '1' }
const code = new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`)

/** The stored form of a code as people type it; null when it cannot be one. */
export function readCode(typed: string): string | null {
  const signs = typed
    .slice(0, 100)
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
  const read = signs.replace(/[OIL]/g, (sign) => confusable[sign] ?? sign)
  return code.test(read) ? read : null
}
