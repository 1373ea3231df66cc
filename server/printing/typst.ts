import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { coverageOf } from '#server/export/font-coverage'
import type { Typesetter } from '#server/export/to-pdf'

const FONTS = ['Regular', 'Bold', 'Italic', 'BoldItalic'].map((style) => `LiberationSans-${style}.ttf`)

/** The fonts of a package of ours and no other: the same pages on every machine, and nothing read beside them. */
export function createTypesetter(): Typesetter {
  const folder = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'standard_fonts')
  const fontBlobs = FONTS.map((name) => readFileSync(join(folder, name)))
  const each = fontBlobs.map(coverageOf)
  return {
    // The template reads no file: all it could see is the folder of these fonts.
    compiler: NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs }] }),
    covers: (character) => each.every((covers) => covers(character)),
  }
}
