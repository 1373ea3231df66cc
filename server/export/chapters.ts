import type { Block } from '#shared/api/outline'
import { note, type Outline } from './outline.ts'
import { wordsOf } from './printable.ts'
import { SOURCES } from './provenance.ts'
import { compte } from './words.ts'

interface Chapter {
  title: string
  blocks: Block[]
}

function parted({ blocks }: Outline): { before: Block[]; chapters: Chapter[] } {
  const before: Block[] = []
  const chapters: Chapter[] = []
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level === 2) chapters.push({ title: wordsOf(block.inlines), blocks: [block] })
    else (chapters.at(-1)?.blocks ?? before).push(block)
  }
  return { before, chapters }
}

const isSources = ({ title }: Chapter): boolean => title === SOURCES

/** The chapters one may leave out. What says where the rest comes from is always there. */
export const chaptersOf = (outline: Outline): string[] =>
  parted(outline)
    .chapters.filter((c) => !isSources(c))
    .map((c) => c.title)

/** Some chapters only, by their place among them, in the order of the document; it says that it is an extract. */
export function onlyChapters(outline: Outline, places: readonly number[]): Outline {
  const { before, chapters } = parted(outline)
  const free = chapters.filter((c) => !isSources(c))
  const kept = free.filter((_, i) => places.includes(i))
  if (kept.length === free.length) return outline
  const all = [...kept, ...chapters.filter(isSources)]
  const extrait = `Extrait\u00a0: ${compte(kept.length, 'chapitre', 'chapitres')} sur ${free.length}.`
  return { ...outline, extrait, blocks: [note(extrait), ...before, ...all.flatMap((c) => c.blocks)] }
}
