/** A document as slides: one per heading, its blocks in reading order, followed by as many more as they need. */
import type { Block, Inline } from '#shared/api/outline'
import { heading, type Outline, strong, text } from './outline.ts'
import { printable, wordsOf } from './printable.ts'
import { CONTENTS, placed, type Slide } from './slide-columns.ts'
import { BODY, heightOf, isMark, type Piece, type Room } from './slide-pieces.ts'
import { abrege } from './words.ts'

const ROOM: Room = { ...BODY, dense: 1 }
/** Long enough for a title of two lines. */
const LONGEST_TITLE = 92

/** No two slides have the same title: whoever hears the list of slides must tell them apart. */
function unique(slides: readonly Slide[]): Slide[] {
  const total = new Map<string, number>()
  for (const { title } of slides) total.set(title, (total.get(title) ?? 0) + 1)
  const seen = new Map<string, number>()
  return slides.map((slide) => {
    const n = (seen.get(slide.title) ?? 0) + 1
    seen.set(slide.title, n)
    const of = total.get(slide.title) ?? 1
    return of === 1 ? slide : { ...slide, title: `${slide.title} (${n} sur ${of})` }
  })
}

const shortTitle = (words: string): string => abrege(printable(words).replace(/\s+/g, ' ').trim(), LONGEST_TITLE)

interface Part {
  title: string
  blocks: Block[]
}
interface Chapter {
  own: Part
  parts: (Part & { heading: Block })[]
}

/** The names of parts that several chapters have, as the sheets of a form do. */
function commonTo(chapters: readonly Chapter[]): Set<string> {
  const names = chapters.flatMap(({ parts }) => [...new Set(parts.map(({ title }) => title))])
  return new Set(names.filter((name, i) => names.indexOf(name) !== i))
}

const titled = (inlines: readonly Inline[]): Part => {
  const whole = wordsOf(inlines)
  const title = shortTitle(whole)
  return { title, blocks: title.endsWith('…') ? [{ kind: 'paragraph', inlines: [strong(whole)] }] : [] }
}

/**
 * Short parts of one chapter share a slide; one that has a table, a chart or parts of its own stands alone. One that other
 * chapters have too stays under the name of its own, or nobody would know whose slide it is.
 */
function gathered({ own: chapter, parts }: Chapter, common: ReadonlySet<string>, room: Room): Part[] {
  const made: Part[] = [chapter]
  // The last slide of the chapter others may still be put on.
  let open: Part | null = chapter
  for (const { heading, ...part } of parts) {
    const large = part.blocks.some((b) => b.kind === 'table' || b.kind === 'chart' || b.kind === 'heading')
    const alone = large && !common.has(part.title)
    const together: Block[] = open === null ? [] : [...open.blocks, heading, ...part.blocks]
    const fits = open !== null && !alone && placed('', together, room).length === 1
    if (open !== null && fits) open.blocks = together
    else {
      // Under the name of the chapter, others may join it.
      open = alone ? null : { title: chapter.title, blocks: [heading, ...part.blocks] }
      made.push(open ?? part)
    }
  }
  return made
}

/** In inches: about four lines. */
const HIGHEST_SHORT = 1.3

/** The only column these blocks need; null when they need more. */
function onlyColumn(blocks: readonly Block[], room: Room): Piece[] | null {
  const [slide, ...others] = placed('', blocks, room)
  const [column, ...beside] = slide?.columns ?? []
  return others.length > 0 || beside.length > 0 ? null : (column ?? null)
}

/** A few lines, as « Livrables » or « Prochain rendez-vous » when little is said. */
function isShort({ blocks }: Part, room: Room): boolean {
  const column = onlyColumn(blocks, room)
  return column?.every(({ kind }) => kind === 'lines') === true && heightOf(column) <= HIGHEST_SHORT
}

/** A short chapter shares the slide of the one before it, under both names, when both fit. */
function shared(chapters: readonly Part[][], room: Room): Part[] {
  const made: Part[] = []
  // The last slide, when it holds nothing but whole chapters, each with its heading.
  let open: Part | null = null
  for (const parts of chapters) {
    const [part] = parts
    if (part === undefined) continue
    const own: Part | null = parts.length > 1 ? null : { ...part, blocks: [heading(2, part.title), ...part.blocks] }
    // Its number does not stay at the end of a line.
    const title: string = `${open?.title} – ${part.title.replace(/^(\d+\.) /, '$1\u00a0')}`
    const together: Block[] = [...(open?.blocks ?? []), ...(own?.blocks ?? [])]
    const fits = title.length <= LONGEST_TITLE && onlyColumn(together, room) !== null
    if (open !== null && own !== null && isShort(part, room) && fits) {
      open = { title, blocks: together }
      made.splice(-1, 1, open)
    } else {
      open = own
      made.push(...parts)
    }
  }
  return made
}

/** Contents, then each chapter, split at its own headings. A heading with nothing under it makes no slide. */
export function slidesOf({ blocks }: Outline, room: Room = ROOM): Slide[] {
  const chapters: Chapter[] = []
  const before: Block[] = []
  for (const block of blocks) {
    const chapter = chapters.at(-1)
    if (block.kind === 'heading' && block.level <= 2) chapters.push({ own: titled(block.inlines), parts: [] })
    else if (chapter === undefined) before.push(block)
    else if (block.kind === 'heading' && block.level === 3) {
      const above = (chapter.parts.at(-1) ?? chapter.own).blocks
      const opening = isMark(above.at(-1)) ? above.splice(-1) : []
      const { title, blocks } = titled(block.inlines)
      chapter.parts.push({ title, blocks: [...blocks, ...opening], heading: block })
    } else if (block.kind !== 'pageBreak') (chapter.parts.at(-1) ?? chapter.own).blocks.push(block)
  }
  const contents = chapters.map(({ own }): Block => ({ kind: 'paragraph', inlines: text(own.title) }))
  const agenda = { title: CONTENTS, blocks: [...before, ...(chapters.length > 1 ? contents : [])] }
  const common = commonTo(chapters)
  const made = chapters.map((chapter) => gathered(chapter, common, room).filter((p) => p.blocks.length > 0))
  const parts = [agenda, ...shared(made, room)].filter((p) => p.blocks.length > 0)
  return unique(parts.flatMap((p) => placed(p.title, p.blocks, room)))
}
