import { cpSync, existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { z } from 'zod'
import { type Charte, pngSize, sansCharte } from '#server/export/charte'

/** In the folder of the data. */
export const CHARTE = 'charte'

const written = z.strictObject({
  organisme: z.string().trim().min(1).max(120).optional(),
  adresse: z.array(z.string().trim().max(120)).max(4).optional(),
  couleur: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .optional(),
  police: z
    .string()
    .regex(/^[\p{L}\d -]{1,60}$/u)
    .optional(),
})

/**
 * The folder `charte` beside the data: `charte.json` and `logo.png`, both optional, read at each file so that staff change
 * them without stopping anything. What cannot be read is told in the log, and files are written without it.
 */
export async function readCharte(folder: string, logger: Logger): Promise<Charte> {
  const [words, image] = [join(folder, 'charte.json'), join(folder, 'logo.png')]
  let charte = sansCharte
  try {
    if (existsSync(words)) {
      const { organisme, adresse, couleur, police } = written.parse(JSON.parse(await readFile(words, 'utf8')))
      charte = {
        ...charte,
        ...{ organisme: organisme ?? null, adresse: adresse ?? [], police: police ?? charte.police },
        couleur: couleur?.slice(1).toUpperCase() ?? charte.couleur,
      }
    }
    if (existsSync(image)) {
      const png = new Uint8Array(await readFile(image))
      const size = pngSize(png)
      if (size === null) logger.warn({ image }, 'the logo is no PNG: files are written without it')
      else charte = { ...charte, logo: { png, ...size } }
    }
  } catch (error) {
    logger.warn({ err: error, folder }, 'the letterhead cannot be read: files are written without it')
  }
  return charte
}

/** With a copy of the data: what staff put for their exports goes along. */
export function copyCharte(dataDir: string, folder: string): void {
  const source = join(dataDir, CHARTE)
  if (existsSync(source)) cpSync(source, join(folder, CHARTE), { recursive: true })
}
