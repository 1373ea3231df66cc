import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { families } from '#server/export/pdf-template'
import { boxFont } from './box-font.ts'
import { fontOf, nameTable, tablesOf } from './sfnt.ts'

const require = createRequire(import.meta.url)
const liberation = join(dirname(require.resolve('pdfjs-dist/package.json')), 'standard_fonts')
const emoji = join(dirname(require.resolve('@expo-google-fonts/noto-emoji/package.json')), '400Regular')
const dejavu = join(dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf')

type Font = readonly [family: string, folder: string, name: string]
const FONTS: readonly Font[] = [
  ...['Regular', 'Bold', 'Italic', 'BoldItalic'].map((s): Font => [families.text, liberation, `LiberationSans-${s}`]),
  [families.emoji, emoji, 'NotoEmoji_400Regular'],
  // In italics it has no Arabic: upright, it has everything.
  [families.scripts, dejavu, 'DejaVuSans'],
  [families.scripts, dejavu, 'DejaVuSans-Bold'],
]

/**
 * Called by names of ours: the compiler also sees the fonts of the machine, and would take one of the same name for
 * these. The pages are then the same on every machine.
 */
const renamed = (font: Uint8Array, family: string, name: string): Uint8Array =>
  fontOf(tablesOf(font).set('name', nameTable(family, name)))

/** The template reads no file: all it could see is a folder of fonts. */
export function createTypesetter(): NodeCompiler {
  const fonts = FONTS.map(([family, folder, name]) => renamed(readFileSync(join(folder, `${name}.ttf`)), family, name))
  const fontBlobs = [...fonts, boxFont(families.box)].map((font) => Buffer.from(font))
  return NodeCompiler.create({ workspace: dejavu, fontArgs: [{ fontBlobs }] })
}
