/** What is to be handed over of a draft, apart from its words: a device too full for it still keeps those. */
import * as buffer from 'lib0/buffer'

const keyOf = (draftId: string): string => `tardif:${draftId}`
/** For a storage that is not there, or full: lasts as long as the page. */
const unstored = new Map<string, string>()

export function keepLateBytes(storage: Storage | null, draftId: string, bytes: Uint8Array): void {
  const octets = buffer.toBase64(bytes)
  try {
    if (storage === null) unstored.set(draftId, octets)
    else storage.setItem(keyOf(draftId), octets)
  } catch (error) {
    console.warn('this device is full; a late text is handed over while the page is open, or not at all', error)
    unstored.set(draftId, octets)
  }
}

/** In base 64. */
export const lateBytesOf = (storage: Storage | null, draftId: string): string | null =>
  unstored.get(draftId) ?? storage?.getItem(keyOf(draftId)) ?? null

export function dropLateBytes(storage: Storage | null, draftId: string): void {
  unstored.delete(draftId)
  storage?.removeItem(keyOf(draftId))
}
