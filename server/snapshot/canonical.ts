/**
 * One spelling for one value: keys sorted, text in NFC, blanks kept, nothing but JSON. Two machines that read the same
 * facts write the same bytes, so a fingerprint means the content and not the way it was typed.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(ordered(value, '$'))
}

function ordered(value: unknown, path: string): unknown {
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'string') return value.normalize('NFC')
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`${path} is not a number JSON can hold`)
    return Object.is(value, -0) ? 0 : value
  }
  if (Array.isArray(value)) return value.map((v, i) => ordered(v, `${path}[${i}]`))
  if (typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .map(([k, v]): [string, unknown] => [k.normalize('NFC'), ordered(v, `${path}.${k}`)])
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    // Integer-like keys would come first whatever their place here; every key of ours is a word.
    return Object.fromEntries(entries)
  }
  throw new Error(`${path} cannot be written in a snapshot: ${typeof value}`)
}
