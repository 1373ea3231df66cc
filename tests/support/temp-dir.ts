import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder of its own for one test, removed when the test ends. */
export function tempDir(): string {
  const dir = makeTempDir()
  onTestFinished(() => removeTempDir(dir))
  return dir
}

/** For hooks, which remove it themselves. */
export const makeTempDir = () => mkdtempSync(join(tmpdir(), 'tour-de-table-'))
export const removeTempDir = (dir: string) => rmSync(dir, { recursive: true, force: true })
