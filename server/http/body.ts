import type { Context } from 'hono'
import type { z } from 'zod'
import type { ErrorCode } from './errors.ts'

type Issue = z.core.$ZodIssue
type Body<T> = { ok: true; value: T } | { ok: false; code: ErrorCode; message?: string }

function fault(issue: Issue): string {
  switch (issue.code) {
    case 'too_big':
      return `est trop long ou trop grand (au plus ${issue.maximum})`
    case 'too_small':
      return issue.minimum === 1 ? 'est à remplir' : `est trop court ou trop petit (au moins ${issue.minimum})`
    case 'invalid_type':
      return 'manque ou n’est pas du bon type'
    case 'invalid_value':
      return 'n’est pas l’un des choix possibles'
    default:
      return 'n’est pas de la forme attendue'
  }
}

/** Names the field, never repeats what was sent: a refusal must not become a mirror. */
function sentenceOf(issue: Issue): string {
  if (issue.path.length === 0) return 'La demande n’a pas la forme attendue. Rechargez la page puis recommencez.'
  return `Le champ « ${issue.path.map(String).join('.')} » ${fault(issue)}. Corrigez-le puis recommencez.`
}

export async function readBody<B extends z.ZodType>(c: Context, schema: B): Promise<Body<z.output<B>>> {
  const empty = schema.safeParse(undefined)
  // An operation that takes nothing ignores what comes with it.
  if (empty.success) return { ok: true, value: empty.data }
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/json\b/i.test(type)) return { ok: false, code: 'notJson' }
  let sent: unknown
  try {
    sent = await c.req.json()
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false, code: 'badJson' }
    throw error
  }
  const read = schema.safeParse(sent)
  if (read.success) return { ok: true, value: read.data }
  const issue = read.error.issues[0]
  return issue === undefined
    ? { ok: false, code: 'badField' }
    : { ok: false, code: 'badField', message: sentenceOf(issue) }
}
