/**
 * Runs a task per key, one at a time. Whoever asks while it runs waits for one more run, shared by all of them:
 * it starts after they asked, so it sees what they had just written.
 */
export function joined(run: (key: string) => Promise<void>): (key: string) => Promise<void> {
  const running = new Map<string, Promise<void>>()
  const queued = new Map<string, Promise<void>>()

  function start(key: string): Promise<void> {
    const task = run(key).finally(() => running.delete(key))
    running.set(key, task)
    return task
  }

  return (key) => {
    // Asked first: between the end of a run and the start of the next one, only this is there.
    const waiting = queued.get(key)
    if (waiting !== undefined) return waiting
    const now = running.get(key)
    if (now === undefined) return start(key)
    const next = () => {
      queued.delete(key)
      return start(key)
    }
    // A failed run has told its own callers; those who wait still get theirs.
    const task = now.then(next, next)
    queued.set(key, task)
    return task
  }
}
