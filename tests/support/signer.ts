import { generateKeyPairSync } from 'node:crypto'
import { signerOf } from '#server/snapshot/signing'

/** A key of this run. */
export const testSigner = signerOf(generateKeyPairSync('ed25519').privateKey)
