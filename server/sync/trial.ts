/** An update tried on the shadow: what it changes there, or why it may not. After a refusal the shadow must be dropped. */
import type { Logger } from 'pino'
import type { DecodedUpdate } from './difference.ts'
import { checkApplied, type Refused, refused } from './guard.ts'
import { applyMeasured, TooCostly } from './measured-apply.ts'
import type { Change, Shadow } from './shadow.ts'

export function tryUpdate(
  shadow: Shadow,
  bytes: Uint8Array,
  decoded: DecodedUpdate,
  logger: Pick<Logger, 'warn'>,
): { ok: true; change: Change } | Refused {
  try {
    const change = shadow.run((doc) => applyMeasured(doc, bytes, decoded))
    const verdict = checkApplied(shadow, change.before, change.touched)
    return verdict.ok ? { ok: true, change } : verdict
  } catch (error) {
    if (error instanceof TooCostly) return refused('tooLarge', 'cost')
    logger.warn({ err: error }, 'an update could not be applied')
    return refused('invalidContent', 'apply')
  }
}
