import { randomBytes, randomInt } from 'node:crypto'

/** 128 random bits, safe in an address and in a room name. */
export const newId = (): string => randomBytes(16).toString('base64url')

/** The long token behind a QR. */
export const newToken = (): string => randomBytes(16).toString('base64url')

/** Crockford's alphabet: no I, L, O nor U, so that a code read aloud or copied by hand has one spelling. */
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const CODE_LENGTH = 8

/** The code of a meeting, as stored: without its hyphen. */
export const newCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET.charAt(randomInt(CODE_ALPHABET.length))).join('')

/** As shown: XXXX-XXXX. */
export const shownCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`
