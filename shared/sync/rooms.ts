/**
 * The room of a document, as written in `/sync/<room>`. A mirror rebuilt from rows takes a new epoch and so a new room:
 * clients that hold the old one drop it instead of bringing its content back.
 */
export const roomName = (documentId: string, epoch: number): string =>
  epoch === 1 ? documentId : `${documentId}.${epoch}`

export function parseRoom(name: string): { documentId: string; epoch: number } | null {
  const found = /^([A-Za-z0-9_-]{1,64})(?:\.([1-9]\d{0,5}))?$/.exec(name)
  return found === null ? null : { documentId: found[1] ?? '', epoch: Number(found[2] ?? 1) }
}
