import { describe, expect, it } from 'vitest'
import { isKeptAnswer, SIGN_OUT_PATH } from '#client/offline/worker/paths'
import * as acces from '#shared/api/acces'
import * as documents from '#shared/api/documents'
import * as emargement from '#shared/api/emargement'
import { allFiles } from '#shared/api/files'
import * as instantanes from '#shared/api/instantanes'
import * as schemas from '#shared/api/schemas'
import * as seances from '#shared/api/seances'

const asked = (path: string) => isKeptAnswer(new URL(path.replaceAll(/:\w+/g, 'a-B_1'), 'http://127.0.0.1'))

describe('the answers a device keeps', () => {
  const endpoints = [acces, documents, emargement, instantanes, schemas, seances]
    .flatMap((part): unknown[] => Object.values(part))
    .filter((e) => typeof e === 'object' && e !== null && 'method' in e && 'path' in e)
    .map((e) => e as { method: string; path: string })

  it('are those pages need to open, and no attendance, link, access, code or snapshot', () => {
    expect(endpoints.length).toBeGreaterThan(30)
    const kept = endpoints.filter(({ method, path }) => method === 'get' && asked(path)).map(({ path }) => path)
    expect(kept.sort()).toEqual([
      '/api/accueil',
      '/api/axes/:id',
      '/api/documents/:id',
      '/api/groupes/:id',
      '/api/moi',
      '/api/organismes',
      '/api/schemas/:id',
      '/api/seances/:id',
    ])
  })

  it('are never files', () => {
    const paths = allFiles.map(({ path }) => path)
    expect(paths.length).toBeGreaterThan(3)
    expect(paths.filter(asked)).toEqual([])
  })

  it('are forgotten at the address where people sign out', () => {
    expect(acces.signOut.path).toBe(SIGN_OUT_PATH)
  })
})
