/** The servers that are compared, and how each is started and spoken to. */
import { SCHEMA_PROTOCOL } from '#shared/sync/schema-version'
import type { Target } from './load/target.ts'

export type ServerName = 'relay' | 'yws' | 'yws-ldb' | 'hocuspocus' | 'ours' | 'corked'

export interface ServerKind {
  /** Start file: beside this one, or `ours`, which is built. */
  script: string
  options: Readonly<Record<string, unknown>>
  target: Omit<Target, 'port'>
  /** Keeps documents after a restart. */
  persists: boolean
  /** Knows documents: answers to joining. */
  joins: boolean
}

const plain = { path: '/', wantsAcks: false, subprotocol: null } as const

export const serverKinds: Readonly<Record<ServerName, ServerKind>> = {
  relay: {
    script: 'peers/relay.mjs',
    options: {},
    target: { ...plain, protocol: 'relay' },
    persists: false,
    joins: false,
  },
  yws: {
    script: 'peers/yws.mjs',
    options: {},
    target: { ...plain, protocol: 'y-websocket' },
    persists: false,
    joins: true,
  },
  'yws-ldb': {
    script: 'peers/yws.mjs',
    options: { levelDb: true },
    target: { ...plain, protocol: 'y-websocket' },
    persists: true,
    joins: true,
  },
  hocuspocus: {
    script: 'peers/hocuspocus.mjs',
    options: {},
    target: { ...plain, protocol: 'hocuspocus' },
    persists: true,
    joins: true,
  },
  ours: {
    script: 'ours',
    options: {},
    target: { protocol: 'y-websocket', path: '/sync/', wantsAcks: true, subprotocol: SCHEMA_PROTOCOL },
    persists: true,
    joins: true,
  },
  corked: {
    script: 'peers/relay.mjs',
    options: { cork: true },
    target: { ...plain, protocol: 'relay' },
    persists: false,
    joins: false,
  },
}

export const isServerName = (word: string): word is ServerName => Object.hasOwn(serverKinds, word)
