import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addressesOf } from '#server/addresses'
import { type Config, readConfig } from '#server/config'

const read = (env: Record<string, string>): Config => {
  const answer = readConfig(env)
  if ('errors' in answer) throw new Error(answer.errors.join('\n'))
  return answer.config
}
const errors = (env: Record<string, string>) => {
  const answer = readConfig(env)
  return 'errors' in answer ? answer.errors : []
}

describe('settings', () => {
  it('start a server for this machine alone when nothing is set', () => {
    expect(read({})).toEqual({ port: 8080, host: '127.0.0.1', dataDir: resolve('data'), publicUrl: null })
  })

  it('count as not set when they are empty', () => {
    expect(read({ PORT: '', HOST: ' ', DATA_DIR: '', PUBLIC_URL: '' })).toEqual(read({}))
  })

  it('take a public address with or without its final slash', () => {
    expect(read({ PUBLIC_URL: 'https://ateliers.exemple.fr/' }).publicUrl).toBe('https://ateliers.exemple.fr')
    expect(read({ PUBLIC_URL: 'https://ateliers.exemple.fr' }).publicUrl).toBe('https://ateliers.exemple.fr')
  })

  it('give one French sentence per setting that cannot be used', () => {
    expect(errors({ PORT: '99999' })).toEqual([expect.stringMatching(/^PORT doit être un nombre/)])
    expect(errors({ PORT: 'http' })).toEqual([expect.stringMatching(/^PORT /)])
    expect(errors({ PORT: '-1', HOST: 'une adresse', PUBLIC_URL: 'exemple.fr' })).toEqual([
      expect.stringMatching(/^PORT /),
      expect.stringMatching(/^HOST /),
      expect.stringMatching(/^PUBLIC_URL /),
    ])
    for (const url of [
      'ftp://exemple.fr',
      'https://exemple.fr/chemin',
      'https://a:b@exemple.fr',
      'javascript:alert(1)',
    ])
      expect(errors({ PUBLIC_URL: url }), url).toEqual([expect.stringMatching(/^PUBLIC_URL /)])
  })
})

describe('addresses', () => {
  it('are the one listened on when the server is for this machine alone', () => {
    const addresses = addressesOf(read({}), 8080)
    expect(addresses).toMatchObject({ public: 'http://127.0.0.1:8080', here: 'http://127.0.0.1:8080', network: null })
    expect(addresses.origins.toSorted()).toEqual(['http://127.0.0.1:8080', 'http://localhost:8080'])
  })

  it('leave out the port that browsers leave out', () => {
    expect(addressesOf(read({}), 80).public).toBe('http://127.0.0.1')
  })

  it('prefer the public address, and let its pages in', () => {
    const addresses = addressesOf(read({ PUBLIC_URL: 'https://ateliers.exemple.fr' }), 8080)
    expect(addresses.public).toBe('https://ateliers.exemple.fr')
    expect(addresses.origins).toContain('https://ateliers.exemple.fr')
    expect(addresses.origins).not.toContain('https://autre.exemple.fr')
  })

  it('write an IPv6 address between brackets', () => {
    expect(addressesOf(read({ HOST: '::1' }), 8080).here).toBe('http://[::1]:8080')
  })
})
