import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, it, onTestFinished } from 'vitest'
import { compteRendu } from '#server/export/compte-rendu'
import { silentLog } from '#server/log'
import { findOffice } from '#server/printing/office'
import { openPrinter } from '#server/printing/printer'
import { frozenMeeting } from '#tests/export/rich-demonstration'
import { serverBundleFolder } from '#tests/support/server'

function printer(path?: string) {
  const script = join(serverBundleFolder(), 'print-thread.js')
  const made = openPrinter({ script, office: findOffice(path), charteFolder: '/nowhere', logger: silentLog() })
  onTestFinished(() => made.close())
  return made
}

it('writes OpenDocument where LibreOffice is installed, the same bytes each time', { timeout: 90_000 }, async () => {
  const { instantane } = await frozenMeeting()
  const outline = compteRendu(instantane, { noms: null })
  const made = printer()
  const [first, second] = [await made.write('odt', outline), await made.write('odt', outline)]
  const [one, other] = [unzipSync(first), unzipSync(second)]
  const different = Object.keys(one).filter((n) => !Buffer.from(one[n] ?? '').equals(other[n] ?? new Uint8Array()))
  expect(different).toEqual([])
  expect(new TextDecoder().decode(one['content.xml'])).toContain('pilote à désigner')
})

it('says it does not write what this machine has no program for', async () => {
  const made = printer('/nowhere')
  expect([made.writes('odt'), made.writes('odp'), made.writes('pdf')]).toEqual([false, false, true])
})

it('writes on in a new thread after one that could not, and says why', async () => {
  const { instantane } = await frozenMeeting()
  const outline = compteRendu(instantane, { noms: null })
  const made = printer()
  await expect(made.write('pdf', { ...outline, le: Number.NaN })).rejects.toThrow()
  expect((await made.write('csv', outline)).length).toBeGreaterThan(500)
})
