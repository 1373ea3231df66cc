/** OpenDocument files are converted by LibreOffice where it is installed; nothing else needs it. */
import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { constants, setPriority, tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const TOO_LONG_MS = 90_000
/** What is converted into what, and the part of LibreOffice that does it. */
export const conversions = {
  odt: { from: 'docx', part: 'libswlo.so' },
  odp: { from: 'pptx', part: 'libsdlo.so' },
} as const
export type OfficeFormat = keyof typeof conversions

export interface Office {
  has(format: OfficeFormat): boolean
  /** Once aborted, the program is ended. */
  convert(bytes: Uint8Array, to: OfficeFormat, signal?: AbortSignal): Promise<Uint8Array>
}

function findProgram(path: string): string | null {
  const found = path
    .split(delimiter)
    .map((folder) => join(folder, 'soffice'))
    .find((file) => existsSync(file))
  return found === undefined ? null : realpathSync(found)
}

function run(program: string, args: readonly string[], signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'ignore', timeout: TOO_LONG_MS, signal })
    // Whoever co-edits comes first.
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`LibreOffice ended with ${code}`))))
  })
}

/** One conversion at a time, each with a profile of its own that is thrown away. */
export function findOffice(path: string = process.env.PATH ?? ''): Office {
  const program = findProgram(path)
  let last: Promise<unknown> = Promise.resolve()
  const has = (format: OfficeFormat): boolean =>
    program !== null && existsSync(join(dirname(program), conversions[format].part))

  async function convert(bytes: Uint8Array, to: OfficeFormat, signal: AbortSignal | undefined): Promise<Uint8Array> {
    signal?.throwIfAborted()
    if (program === null || !has(to)) throw new Error(`nothing here writes ${to}`)
    const folder = await mkdtemp(join(tmpdir(), 'tour-de-table-'))
    try {
      const source = join(folder, `document.${conversions[to].from}`)
      await writeFile(source, bytes)
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profil')).href}`
      await run(program, ['--headless', '--norestore', profile, '--convert-to', to, '--outdir', folder, source], signal)
      return new Uint8Array(await readFile(join(folder, `document.${to}`)))
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  return {
    has,
    convert(bytes, to, signal) {
      const begin = () => convert(bytes, to, signal)
      const next = last.then(begin, begin)
      last = next
      return next
    },
  }
}
