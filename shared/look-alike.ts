import { plainWords } from './plain-words.ts'

/** How many letters must be added, taken away or changed to go from one to the other; stops counting above `most`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1))
    if (Math.min(...next) > most) return most + 1
    row = next
  }
  return row[b.length] ?? 0
}

/** Words in any order, a letter or two apart in a long name: may be the same, said otherwise. Equal is alike. */
export function lookAlike(a: string, b: string): boolean {
  const [one, other] = [a, b].map((words) => plainWords(words).split(' ').sort().join(' '))
  if (!one || !other) return false
  const shortest = Math.min(one.length, other.length)
  const most = shortest < 5 ? 0 : shortest < 10 ? 1 : 2
  return distance(one, other, most) <= most
}
