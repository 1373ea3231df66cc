import { expect, test } from 'vitest'
import { LINE_PATH, writePost } from '#shared/sync/line'
import { SCHEMA_PROTOCOL } from '#shared/sync/schema-version'
import { visitorOf } from '#tests/http/visitor'
import { testServer } from '#tests/support/server'

test('a server that stops says so on every line, by stream and by poll', async () => {
  const server = await testServer()
  const awa = visitorOf(server.url)
  await awa.post(`/r/${await server.code()}`, { nom: 'Awa', mode: 'salle' })
  const headers = { cookie: [...awa.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
  const { seanceId } = (await awa.json('GET', '/api/moi')).json as { seanceId: string }
  const { documents } = (await awa.json('GET', `/api/seances/${seanceId}`)).json as { documents: { id: string }[] }
  const frames = [{ kind: 'open', channel: 1, room: documents[0]?.id ?? '', schema: SCHEMA_PROTOCOL }] as const
  const line = async () => {
    const opened = await fetch(server.url + LINE_PATH, { method: 'POST', headers })
    const { id } = (await opened.json()) as { id: string }
    const url = `${server.url}${LINE_PATH}/${id}`
    await fetch(url, { method: 'POST', headers, body: writePost({ number: 1, received: 0, frames }) })
    return url
  }
  const stream = await fetch(`${await line()}?after=0`, { headers })
  const polled = await line()
  const greeting = await (await fetch(`${polled}?after=0&poll`, { headers })).text()
  const heard = Math.max(...[...greeting.matchAll(/^id: (\d+)$/gm)].map(([, number]) => Number(number)))
  const poll = fetch(`${polled}?after=${heard}&poll`, { headers })
  // Whoever does not know what came misses nothing for it.
  const astray = await line()
  const lost = fetch(`${astray}?after=1000&poll`, { headers })
  // Both were asked for before this, which is answered.
  await fetch(`${server.url}/health/live`)
  const stopping = server.stop().then(() => 'stopped')
  for (const answer of [stream, await poll, await lost])
    expect(await answer.text()).toContain('data: 1 1012 restarting')
  expect(await stopping).toBe('stopped')
})
