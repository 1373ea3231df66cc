import * as Y from 'yjs'
import { type DeltaStep, follow, spliceBetween } from './text-delta.ts'

/**
 * Ties a text field of the page to a shared text: keeps the caret while others write, and waits for the end of an accent
 * or a suggestion being composed, which any change of the field would break.
 */
export function bindText(area: HTMLTextAreaElement, node: Y.Text, resized: () => void): () => void {
  const undo = new Y.UndoManager(node, { captureTimeout: 600 })
  let shown = node.toString()
  let composing = false
  let waiting: DeltaStep[][] = []

  const show = (words: string, start: number, end: number) => {
    shown = words
    area.value = words
    // Setting the selection of a field without focus scrolls some browsers to it.
    if (document.activeElement === area) area.setSelectionRange(start, end)
    resized()
  }

  const typed = () => {
    if (composing) return
    const splice = spliceBetween(shown, area.value, area.selectionStart)
    if (splice.removed === 0 && splice.inserted === '') return resized()
    const moved = (at: number, pushed: boolean) => waiting.reduce((place, d) => follow(place, d, pushed), at)
    const start = moved(splice.start, splice.removed > 0)
    const end = Math.max(start, moved(splice.start + splice.removed, false))
    const caret = start + (area.selectionStart - splice.start)
    const late = waiting.length > 0
    waiting = []
    shown = area.value
    const write = () => {
      if (end > start) node.delete(start, end - start)
      if (splice.inserted !== '') node.insert(start, splice.inserted)
    }
    if (node.doc === null) write()
    else node.doc.transact(write, undo)
    if (late) show(node.toString(), caret, caret)
    else resized()
  }

  const changed = (event: Y.YTextEvent, transaction: Y.Transaction) => {
    if (transaction.origin === undo && node.toString() === area.value) return
    const delta = event.delta as DeltaStep[]
    if (composing) {
      waiting.push(delta)
      return
    }
    show(node.toString(), follow(area.selectionStart, delta), follow(area.selectionEnd, delta))
  }

  const startComposing = () => {
    composing = true
  }
  const endComposing = () => {
    composing = false
    typed()
    // Composing that ended on nothing still owes what others wrote meanwhile.
    if (waiting.length > 0) {
      waiting = []
      show(node.toString(), area.selectionStart, area.selectionEnd)
    }
  }
  const key = (e: KeyboardEvent) => {
    if (!(e.ctrlKey || e.metaKey) || e.altKey) return
    const letter = e.key.toLowerCase()
    const back = letter === 'z' && !e.shiftKey
    if (!back && !(letter === 'y' || (letter === 'z' && e.shiftKey))) return
    e.preventDefault()
    if (back) undo.undo()
    else undo.redo()
  }

  undo.trackedOrigins.add(undo)
  area.value = shown
  resized()
  node.observe(changed)
  area.addEventListener('input', typed)
  area.addEventListener('compositionstart', startComposing)
  area.addEventListener('compositionend', endComposing)
  area.addEventListener('keydown', key)
  return () => {
    node.unobserve(changed)
    undo.destroy()
    area.removeEventListener('input', typed)
    area.removeEventListener('compositionstart', startComposing)
    area.removeEventListener('compositionend', endComposing)
    area.removeEventListener('keydown', key)
  }
}
