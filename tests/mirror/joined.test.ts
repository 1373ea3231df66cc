import { expect, it } from 'vitest'
import { joined } from '#server/mirror/joined'

/** A task whose runs are ended by hand. */
function byHand() {
  const ends: { done: () => void; fail: (e: Error) => void }[] = []
  let most = 0
  let at = 0
  const run = async () => {
    at++
    most = Math.max(most, at)
    try {
      await new Promise<void>((done, fail) => ends.push({ done, fail }))
    } finally {
      at--
    }
  }
  return { run, ends, most: () => most }
}

it('shares one more run between all who ask while one is running', async () => {
  const task = byHand()
  const refresh = joined(task.run)
  const first = refresh('a')
  const later = [refresh('a'), refresh('a'), refresh('a')]
  expect(task.ends).toHaveLength(1)
  task.ends[0]?.done()
  await first
  await expect.poll(() => task.ends.length).toBe(2)
  task.ends[1]?.done()
  await Promise.all(later)
  expect(task.ends).toHaveLength(2)
})

it('never runs twice at once, even when asked between two runs', async () => {
  const task = byHand()
  const refresh = joined(task.run)
  const asked = [refresh('a'), refresh('a')]
  task.ends[0]?.done()
  for (let turn = 0; turn < 10; turn++) {
    asked.push(refresh('a'))
    await Promise.resolve()
  }
  for (let i = 1; i < 3; i++) {
    await expect.poll(() => task.ends.length).toBe(i + 1)
    task.ends[i]?.done()
  }
  await Promise.all(asked)
  expect(task.most()).toBe(1)
})

it('runs different meetings side by side', async () => {
  const task = byHand()
  const refresh = joined(task.run)
  const both = [refresh('a'), refresh('b')]
  expect(task.most()).toBe(2)
  for (const end of task.ends) end.done()
  await Promise.all(both)
})

it('still runs for those who wait when a run fails', async () => {
  const task = byHand()
  const refresh = joined(task.run)
  const first = refresh('a')
  const second = refresh('a')
  task.ends[0]?.fail(new Error('disk'))
  await expect(first).rejects.toThrow('disk')
  await expect.poll(() => task.ends.length).toBe(2)
  task.ends[1]?.done()
  await expect(second).resolves.toBeUndefined()
})
