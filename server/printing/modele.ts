import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { type Lecture, lireModele } from '#server/export/modele/lire'

/** Those that are no template too: whoever put one here is told why it does not serve. */
const NAME = /^modele\.(pptx|potx|pptm|potm|ppt|pot|odp|otp)$/i

export interface Modeles {
  /** Null when no template was put. Read again when the file changes, told in the log then. */
  current(): Promise<({ fichier: string } & Lecture) | null>
}

/** `modele.pptx` in the folder `charte`. */
export function createModeles(folder: string, logger: Logger): Modeles {
  let last: { key: string; lecture: Promise<Lecture> } | null = null

  async function read(path: string): Promise<Lecture> {
    const bytes = await readFile(path)
    const lecture = lireModele(new Uint8Array(bytes), createHash('sha256').update(bytes).digest('hex'))
    if (lecture.ok) logger.info({ path, empreinte: lecture.modele.empreinte }, 'slides are drawn on this template')
    else
      logger.warn(
        { path, code: lecture.code, raison: lecture.raison },
        'the template cannot be read: slides are written without it',
      )
    return lecture
  }

  return {
    async current() {
      const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') logger.warn({ err: error, folder }, 'the folder of the letterhead cannot be read')
        return []
      })
      const [fichier] = names
        .filter((name) => NAME.test(name))
        .sort((a, b) => Number(/\.p[op]tx$/i.test(b)) - Number(/\.p[op]tx$/i.test(a)))
      if (fichier === undefined) return null
      const path = join(folder, fichier)
      const { mtimeMs, size } = await stat(path)
      const key = `${path} ${mtimeMs} ${size}`
      if (last?.key !== key) last = { key, lecture: read(path) }
      return { fichier, ...(await last.lecture) }
    },
  }
}
