import { DrizzleQueryError } from 'drizzle-orm/errors'
import { expect, it } from 'vitest'
import { errors } from '#server/http/errors'
import { traceOf } from '#server/http/fallbacks'
import { nbsp } from '#server/http/french'
import { insertPeople } from '#tests/commands/rows'
import { tempStore } from '#tests/support/store'
import { workspace } from './workspace.ts'

function thrownBy(action: () => unknown): unknown {
  try {
    action()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

it('keeps no name in the trace of a query that failed, nor any text in that of a parse', () => {
  const { db } = tempStore()
  insertPeople(db, 'awa')
  const cause = thrownBy(() => insertPeople(db, 'awa')) as Error
  const failed = new DrizzleQueryError('insert into personnes', ['Chloé Invente'], cause)
  expect(failed.message).toContain('Chloé')
  const parsed = thrownBy(() => JSON.parse('Chloé Invente'))
  for (const error of [failed, parsed, 'Chloé', new Error('x', { cause: failed })]) {
    const kept = JSON.stringify(traceOf(error))
    expect(kept).not.toContain('Chloé')
    expect(kept).toContain('name')
  }
  expect(traceOf(new Error('document x has no meeting')).message).toBe('document x has no meeting')
  expect(JSON.stringify(traceOf(failed))).toContain('SQLITE_CONSTRAINT')
})

it('answers a fault of the program with a sentence, and goes on', async () => {
  const w = await workspace()
  const awa = await w.participant('Awa')
  w.store.sqlite.exec('ALTER TABLE organismes RENAME TO ailleurs')
  const broken = await awa.json('GET', '/api/organismes')
  expect([broken.status, broken.json]).toEqual([500, { code: 'internal', message: nbsp(errors.internal.message) }])
  const page = await w.visitor().get(`/r/${w.shownCode}`)
  expect([page.status, page.headers.get('content-type')]).toEqual([500, 'text/html; charset=UTF-8'])
  w.store.sqlite.exec('ALTER TABLE ailleurs RENAME TO organismes')
  expect((await awa.json('GET', '/api/organismes')).status).toBe(200)
})

it('says in every sentence what to do, in French typography', () => {
  for (const [code, { status, message }] of Object.entries(errors)) {
    expect(status, code).toBeGreaterThanOrEqual(400)
    expect(message, code).toMatch(/^[A-ZÀÉ].*\.$/)
    expect(message, code).not.toMatch(/'|"/)
    expect(nbsp(message), code).not.toMatch(/ [:;?!»]|« /)
  }
})
