import { readFileSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openLog } from '#server/log'
import { tempDir } from '#tests/support/temp-dir'

it('writes JSON lines without names, addresses or secrets, whatever it is handed', () => {
  const dir = tempDir()
  const log = openLog(dir)
  log.logger.info(
    { nom: 'Awa', email: 'awa@exemple.fr', url: '/acces/secret', person: { nom: 'Awa' }, act: 'x' },
    'signed in',
  )
  log.close()
  const text = readFileSync(join(dir, 'serveur.log'), 'utf8')
  expect(JSON.parse(text)).toMatchObject({ msg: 'signed in', act: 'x' })
  expect(text).not.toMatch(/awa|secret/i)
})

it('puts a long log aside at the next start', () => {
  const dir = tempDir()
  openLog(dir).close()
  truncateSync(join(dir, 'serveur.log'), 11 * 1024 * 1024)
  const log = openLog(dir)
  log.logger.info('started')
  log.close()
  expect(statSync(join(dir, 'serveur.log')).size).toBeLessThan(1000)
  expect(statSync(join(dir, 'serveur.log.1')).size).toBe(11 * 1024 * 1024)
})
