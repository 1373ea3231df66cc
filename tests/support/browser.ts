import { type Browser, chromium } from 'playwright-core'
import { findChromium } from '../programs.mjs'

/** The Chromium of this machine, as `npm test` found it. Whoever opens it closes it. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('no Chromium here: npm test installs one or says how')
  // Chromium refuses its sandbox to root, which is who runs tests in a container.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return chromium.launch({ executablePath, args })
}
