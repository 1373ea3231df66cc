import type { Context } from 'hono'

/** What people type in a form: one line, one spelling, no invisible sign that would change how a list reads. */
export const oneLine = (typed: unknown): string =>
  typeof typed === 'string'
    ? typed
        .normalize('NFC')
        .replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
        .replace(/\p{Cf}/gu, '')
        .replace(/\s+/g, ' ')
        .trim()
    : ''

/** The fields of a form, or null when the body is not one. */
export async function readForm(c: Context): Promise<Record<string, unknown> | null> {
  try {
    return await c.req.parseBody()
  } catch (error) {
    // How the platform says that a multipart body breaks its own boundaries.
    if (error instanceof TypeError) return null
    throw error
  }
}
