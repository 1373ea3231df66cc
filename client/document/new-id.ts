/** A random, unique id. `crypto.randomUUID` is missing where phones reach the room's server over plain http. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
}
