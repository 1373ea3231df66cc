import { resolve } from 'node:path'
import { z } from 'zod'

export interface Config {
  /** 0: any free port, for tests. */
  port: number
  host: string
  dataDir: string
  /** Address people type, without a final slash; null: the address listened on. */
  publicUrl: string | null
}

const sentences = {
  PORT: 'PORT doit être un nombre entre 0 et 65535, par exemple PORT=8080.',
  HOST: 'HOST doit être une adresse de cette machine, par exemple HOST=127.0.0.1, ou HOST=0.0.0.0 pour le réseau local.',
  DATA_DIR: 'DATA_DIR doit nommer un dossier, par exemple DATA_DIR=./data.',
  PUBLIC_URL:
    'PUBLIC_URL doit être une adresse http ou https sans chemin, par exemple PUBLIC_URL=https://ateliers.exemple.fr.',
} as const

const isOrigin = (value: string) => {
  const url = URL.canParse(value) ? new URL(value) : null
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return false
  return url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === ''
}

/** A setting that is empty counts as not set, as in most `.env` files. */
const setting = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), schema)

const environment = z.object({
  PORT: setting(
    z
      .string()
      .trim()
      .regex(/^\d{1,5}$/, sentences.PORT)
      .transform(Number)
      .refine((port) => port <= 65_535, sentences.PORT)
      .default(8080),
  ),
  HOST: setting(
    z
      .string()
      .trim()
      .regex(/^[\w.:-]+$/, sentences.HOST)
      .default('127.0.0.1'),
  ),
  DATA_DIR: setting(
    z
      .string()
      .refine((dir) => !dir.includes('\0'), sentences.DATA_DIR)
      .default('./data'),
  ),
  PUBLIC_URL: setting(
    z
      .string()
      .trim()
      .refine(isOrigin, sentences.PUBLIC_URL)
      .transform((url) => new URL(url).origin)
      .nullable()
      .default(null),
  ),
})

/** The settings, or one French sentence per setting that cannot be used. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
): { config: Config } | { errors: string[] } {
  const parsed = environment.safeParse(env)
  if (!parsed.success) return { errors: [...new Set(parsed.error.issues.map((issue) => issue.message))] }
  const { PORT, HOST, DATA_DIR, PUBLIC_URL } = parsed.data
  return { config: { port: PORT, host: HOST, dataDir: resolve(DATA_DIR), publicUrl: PUBLIC_URL } }
}
