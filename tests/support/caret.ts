/**
 * The caret of a formatted text as the editor itself has it. A key that moves it, pressed in the instants after a click,
 * can be undone by the editor, which then puts back the place it knew: whoever types on may type elsewhere.
 */
import type { Editor } from '@tiptap/core'
import type { Locator } from 'playwright-core'

interface Caret {
  /** Words of the block, before what is selected and after it. */
  before: string
  selected: string
  after: string
  /** Nothing of the whole text stands before, after. */
  first: boolean
  last: boolean
}

export const caretIn = (text: Locator): Promise<Caret> =>
  text.evaluate((node) => {
    const { doc, selection } = (node as HTMLElement & { editor: Editor }).editor.state
    const { $from, $to, from, to, empty } = selection
    return {
      before: doc.textBetween($from.start(), from),
      selected: doc.textBetween(from, to, '\n'),
      after: doc.textBetween(to, $to.end()),
      first: empty && from === $from.depth,
      last: empty && to + $to.depth === doc.content.size,
    }
  })

/** Presses the key until the caret is where it leads. */
export async function pressUntil(text: Locator, key: string, there: (caret: Caret) => boolean): Promise<void> {
  const end = Date.now() + 20_000
  for (;;) {
    await text.page().keyboard.press(key)
    const caret = await caretIn(text)
    if (there(caret)) return
    if (Date.now() > end) throw new Error(`${key} leads elsewhere: ${JSON.stringify(caret)}`)
  }
}

/** Puts the caret where the text begins or ends. */
export async function caretTo(text: Locator, edge: 'first' | 'last'): Promise<void> {
  await text.click()
  await pressUntil(text, edge === 'first' ? 'Control+Home' : 'Control+End', (caret) => caret[edge])
}
