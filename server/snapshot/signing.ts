import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { chmodSync, copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Link {
  numero: number
  hash: string
}
/** What vouches for a link, and so for all those before it. */
export interface Seal {
  /** SPKI, in base64. */
  publicKey: string
  signature: string
}
export interface Signer {
  publicKey: string
  seal(link: Link): Seal
}

/** Beside the database rather than in it: whoever copies or changes the database alone cannot sign. */
const FILE = 'cle-instantanes.pem'
const OWNER_ONLY = 0o600

const wordsOf = ({ numero, hash }: Link): Buffer => Buffer.from(`tour-de-table ${numero} ${hash}`)
const publicOf = (key: KeyObject): string =>
  createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64')

function keyIn(dataDir: string): KeyObject | null {
  const file = join(dataDir, FILE)
  return existsSync(file) ? createPrivateKey(readFileSync(file)) : null
}

/** The signer of a data folder; its key is made the first time. */
export function openSigner(dataDir: string): Signer {
  const file = join(dataDir, FILE)
  if (!existsSync(file)) {
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })
    writeFileSync(file, pem, { mode: OWNER_ONLY, flag: 'wx' })
  }
  chmodSync(file, OWNER_ONLY)
  return signerOf(createPrivateKey(readFileSync(file)))
}

export function signerOf(key: KeyObject): Signer {
  const publicKey = publicOf(key)
  return { publicKey, seal: (link) => ({ publicKey, signature: sign(null, wordsOf(link), key).toString('base64') }) }
}

/** Null when this folder never signed. */
export function publicKeyIn(dataDir: string): string | null {
  const key = keyIn(dataDir)
  return key === null ? null : publicOf(key)
}

/** A copy of the data that could not sign would look like somebody else's. */
export function copyKey(dataDir: string, folder: string): void {
  if (!existsSync(join(dataDir, FILE))) return
  copyFileSync(join(dataDir, FILE), join(folder, FILE))
  chmodSync(join(folder, FILE), OWNER_ONLY)
}

export function isSealed(link: Link, { publicKey, signature }: Seal): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' })
    return verify(null, wordsOf(link), key, Buffer.from(signature, 'base64'))
  } catch {
    // A key that cannot be read vouches for nothing.
    return false
  }
}
