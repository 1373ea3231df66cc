/** The programs tests need that npm does not bring. Plain JavaScript: `npm test` looks for them before anything runs. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The first of these names that is a program: a path, or a name looked for in PATH. */
function findProgram(names) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = names.flatMap((name) =>
    name.includes('/') ? [name] : folders.map((folder) => join(folder, name)),
  )
  return candidates.find(isProgram) ?? null
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false // Not there, or not ours to run: the next one is tried.
  }
}

const chosen = (name) => (process.env[name] ? [process.env[name]] : [])

export const findChromium = () =>
  findProgram([...chosen('CHROME_PATH'), 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'])

export const findLibreOffice = () => findProgram([...chosen('SOFFICE_PATH'), 'soffice', 'libreoffice'])

/** A C compiler that finds its headers: on Debian they come in a package of their own. */
export function findCompiler() {
  const compiler = findProgram([...chosen('CC'), 'cc', 'gcc', 'clang'])
  if (compiler === null) return null
  const tried = spawnSync(compiler, ['-x', 'c', '-fsyntax-only', '-'], { input: '#include <stdio.h>\n' })
  return tried.status === 0 ? compiler : null
}
