import { expect, it } from 'vitest'
import { endpoints } from '#server/http/openapi'
import { allFiles } from '#shared/api/files'
import { testServer } from '#tests/support/server'
import { visitorOf } from './visitor.ts'

interface Described {
  openapi: string
  paths: Record<string, Record<string, { summary: string; requestBody?: unknown; responses: Record<string, unknown> }>>
}
const open = (path: string) => path.replace(/:(\w+)/g, '{$1}')

it('describes every operation of the API, every file, and the two pages that open an access', async () => {
  const { url } = await testServer()
  const answer = await visitorOf(url).json('GET', '/api/openapi.json')
  const { openapi, paths } = answer.json as Described
  expect(openapi).toBe('3.1.0')
  expect(endpoints.length).toBeGreaterThan(40)
  for (const { method, path, summary } of endpoints) expect(paths[open(path)]?.[method]?.summary).toBe(summary)
  for (const { path, summary } of allFiles) expect(paths[open(path)]?.get?.summary).toBe(summary)
  for (const path of ['/r/{code}', '/q/{token}', '/acces/{token}'])
    for (const method of ['get', 'post']) expect(paths[path]?.[method]).toBeDefined()
  const fields = JSON.stringify(paths['/r/{code}']?.post?.requestBody)
  for (const field of ['nom', 'fonction', 'organisme', 'mode', 'represente']) expect(fields).toContain(`"${field}"`)
})

it('says the shape of what it takes and gives', async () => {
  const { url } = await testServer()
  const { paths } = (await visitorOf(url).json('GET', '/api/openapi.json')).json as Described
  const text = JSON.stringify(paths)
  expect(text).not.toContain('$schema')
  expect(paths['/api/seances/{id}/phase']?.post?.requestBody).toMatchObject({
    content: {
      'application/json': {
        schema: {
          properties: { phase: { enum: ['draft', 'open', 'live', 'closed', 'validated'] } },
          required: ['phase'],
        },
      },
    },
  })
  expect(paths['/api/seances/{id}']?.get?.responses['200']).toMatchObject({
    content: { 'application/json': { schema: { properties: { documents: { type: 'array' } } } } },
  })
})

it('answers every operation it describes: a visitor without access is asked to sign in, by each of them', async () => {
  const { url } = await testServer()
  const visitor = visitorOf(url)
  const all = [...endpoints, ...allFiles.map((f) => ({ ...f, method: 'get' }))]
  const answers = await Promise.all(
    all.map(async ({ method, path }) => {
      const { status } = await visitor.json(method.toUpperCase(), path.replace(/:\w+/g, 'x'))
      return `${method} ${path} ${status}`
    }),
  )
  expect(answers).toEqual(all.map(({ method, path }) => `${method} ${path} 401`))
})
