/** An update tried on the working copy: what it changes there, or why it may not. After a refusal the copy must be dropped. */
import type { Logger } from 'pino'
import type { DecodedUpdate } from './difference.ts'
import { checkApplied, type Refused, refused } from './guard.ts'
import { applyMeasured, TooCostly } from './measured-apply.ts'
import type { Change, WorkingCopy } from './working-copy.ts'

export function tryUpdate(
  copy: WorkingCopy,
  bytes: Uint8Array,
  decoded: DecodedUpdate,
  logger: Pick<Logger, 'warn'>,
): { ok: true; change: Change } | Refused {
  try {
    const change = copy.run((doc) => applyMeasured(doc, bytes, decoded))
    const verdict = checkApplied(copy, decoded, change)
    return verdict.ok ? { ok: true, change } : verdict
  } catch (error) {
    if (error instanceof TooCostly) return refused('tooLarge', 'cost')
    logger.warn({ err: error }, 'an update could not be applied')
    return refused('invalidContent', 'apply')
  }
}
