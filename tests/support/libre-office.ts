import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findLibreOffice } from '../programs.mjs'
import { makeTempDir, removeTempDir } from './temp-dir.ts'

/** Opens a file as a member would, and gives it back in another format (`txt:Text`, `pdf`): what they would see. */
export async function convertWithLibreOffice(bytes: Uint8Array, from: string, to: string): Promise<Buffer> {
  const program = findLibreOffice()
  if (program === null) throw new Error('no LibreOffice here: npm test installs one or says how')
  const folder = makeTempDir()
  try {
    const source = join(folder, `document.${from}`)
    const out = join(folder, 'out')
    mkdirSync(out)
    writeFileSync(source, bytes)
    // A profile of its own: two at once would wait for each other.
    const args = [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', to, '--outdir', out]
    await promisify(execFile)(program, [...args, source], { timeout: 90_000 })
    const [made] = readdirSync(out)
    if (made === undefined) throw new Error(`LibreOffice could not open the ${from} file`)
    return readFileSync(join(out, made))
  } finally {
    removeTempDir(folder)
  }
}
