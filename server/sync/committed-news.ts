/** Tells the rest of the server that a document changed on disk, at most four times a second per document. */
import type { Logger } from 'pino'

const EVERY_MS = 250

export function createCommittedNews(logger: Logger) {
  const listeners = new Set<(documentId: string) => void>()
  /** Documents told of lately; true when they changed again since. */
  const lately = new Map<string, boolean>()
  const timers = new Set<NodeJS.Timeout>()

  function emit(documentId: string): void {
    lately.set(documentId, false)
    const timer = setTimeout(() => {
      timers.delete(timer)
      if (lately.get(documentId) === true) emit(documentId)
      else lately.delete(documentId)
    }, EVERY_MS)
    timers.add(timer)
    for (const listener of listeners) {
      try {
        listener(documentId)
      } catch (error) {
        // A listener's fault must not stop the commit that is being told.
        logger.error({ err: error, documentId }, 'a listener of commits failed')
      }
    }
  }

  return {
    tell(documentId: string): void {
      if (lately.has(documentId)) lately.set(documentId, true)
      else emit(documentId)
    },
    listen(listener: (documentId: string) => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop(): void {
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
    },
  }
}
