/** Builds the server once per run, in a folder of this run: tests that start it never meet a stale or half-written one. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { projectRoot } from '#server/project-root'
import { serverBundle } from '../../server/bundle.mjs'

export default async function buildServer(): Promise<() => void> {
  // Inside the project, so that it finds the packages and the migrations where the real one does.
  const outdir = join(projectRoot(), 'dist', `tests-${process.pid}`)
  process.env.TEST_SERVER_BUNDLE = outdir
  try {
    await build({ ...serverBundle, absWorkingDir: projectRoot(), outdir, logLevel: 'silent' })
  } catch (error) {
    // Only the tests that start a server fail for it, and say why.
    process.env.TEST_SERVER_FAULT = String(error)
  }
  return () => rmSync(outdir, { recursive: true, force: true })
}
