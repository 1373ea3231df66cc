import type { Modele } from './modele/modele.ts'

/** What an organisation puts on what it sends: its name, its colour, its font, its logo. */
export interface Charte {
  organisme: string | null
  adresse: readonly string[]
  /** Six hexadecimal digits. */
  couleur: string
  police: string
  logo: { png: Uint8Array; width: number; height: number } | null
  /** What slides are drawn on. */
  modele: Modele | null
}

/** The look of files where nothing was chosen. */
export const sansCharte: Charte = {
  organisme: null,
  adresse: [],
  couleur: '3346C4',
  police: 'Arial',
  logo: null,
  modele: null,
}

/** Width and height of a logo `most` wide and `tall` at most, in the same unit. */
export function fitted({ width, height }: { width: number; height: number }, most: number, tall: number) {
  const scale = Math.min(most / width, tall / height)
  return { width: width * scale, height: height * scale }
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Size of a PNG, from its header; null for anything else. */
export function pngSize(bytes: Uint8Array): { width: number; height: number } | null {
  if (bytes.length < 24 || SIGNATURE.some((b, i) => bytes[i] !== b)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  return width > 0 && height > 0 ? { width, height } : null
}
