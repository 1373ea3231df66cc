import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { type Lecture, lireModele } from '#server/export/modele/lire'

/** Those that are no template too: whoever put one here is told why it does not serve. */
const NAME = /^modele\.(pptx|potx|pptm|potm|ppt|pot|odp|otp)$/i
const SERVES = /\.p[op]tx$/i

export interface Modeles {
  /** Null when no template was put. Read again when the file changes, told in the log then. */
  current(): Promise<({ fichier: string } & Lecture) | null>
  /** In the place of those that are there; one that cannot serve is not kept. */
  poser(bytes: Uint8Array): Promise<Lecture>
  retirer(): Promise<void>
}

const read = (bytes: Uint8Array): Lecture => lireModele(bytes, createHash('sha256').update(bytes).digest('hex'))

/** `modele.pptx` in the folder `charte`. */
export function createModeles(folder: string, logger: Logger): Modeles {
  let last: { key: string; lecture: Promise<Lecture> } | null = null

  /** The one that serves first. */
  async function files(): Promise<string[]> {
    const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') logger.warn({ err: error, folder }, 'the folder of the letterhead cannot be read')
      return []
    })
    const own = names.filter((name) => NAME.test(name)).sort()
    return [...own.filter((name) => SERVES.test(name)), ...own.filter((name) => !SERVES.test(name))]
  }

  async function told(path: string): Promise<Lecture> {
    const lecture = read(new Uint8Array(await readFile(path)))
    if (lecture.ok) logger.info({ path, empreinte: lecture.modele.empreinte }, 'slides are drawn on this template')
    else logger.warn({ path, raison: lecture.raison }, 'the template cannot be read: slides are written without it')
    return lecture
  }

  async function retirer(besides?: string): Promise<void> {
    for (const name of await files()) if (name !== besides) await rm(join(folder, name), { force: true })
  }

  return {
    async current() {
      const [fichier] = await files()
      if (fichier === undefined) return null
      const path = join(folder, fichier)
      const { mtimeMs, size } = await stat(path)
      const key = `${path} ${mtimeMs} ${size}`
      if (last?.key !== key) last = { key, lecture: told(path) }
      return { fichier, ...(await last.lecture) }
    },
    async poser(bytes) {
      const lecture = read(bytes)
      if (!lecture.ok) return lecture
      await mkdir(folder, { recursive: true })
      // Whoever prints meanwhile reads the one before, or this one whole.
      const path = join(folder, 'modele.pptx')
      await writeFile(`${path}.recu`, bytes)
      await rename(`${path}.recu`, path)
      await retirer('modele.pptx')
      return lecture
    },
    retirer: () => retirer(),
  }
}
