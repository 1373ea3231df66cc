import type { Draft } from '#client/sync/drafts'
import { registry } from '#shared/documents/registry'

/** A draft as plain words, to paste in a message: the document, then each field. */
export function wordsOf({ title, kind, fields }: Draft): string {
  const head = title ?? registry[kind].label
  const parts = fields.map(({ labels, after }) => `${labels.join(' › ')}\n${after ?? '(retiré)'}`)
  return [head, ...parts].join('\n\n')
}
