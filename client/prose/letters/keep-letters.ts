import { Extension } from '@tiptap/core'
import type { Node, Schema } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { getRelativeSelection, type ProsemirrorBinding, ySyncPluginKey } from '@tiptap/y-tiptap'
import type { XmlFragment } from 'yjs'
import { readNodes } from './read-nodes.ts'
import { writeNodes } from './write-nodes.ts'

/** The library empties its mapping before it reads, and reads only what the mapping does not hold. */
class ReadByUs extends Map {
  readonly #read: () => void
  constructor(fragment: XmlFragment, schema: Schema) {
    super()
    this.#read = () => readNodes(fragment, schema, this)
    this.clear()
  }
  override clear(): void {
    super.clear()
    this.#read()
  }
}

function takeOver(binding: ProsemirrorBinding, schema: Schema): void {
  const shown = new ReadByUs(binding.type, schema)
  binding.mapping = shown
  binding._prosemirrorChanged = (doc: Node) => {
    binding.doc.transact(() => {
      writeNodes(binding.type, doc, shown)
      binding.beforeTransactionSelection = getRelativeSelection(binding, binding.prosemirrorView.state)
    }, ySyncPluginKey)
  }
}

/** Shared texts are read and written by our own hand, so that no letter is lost; the rest of the binding is the library's. */
export const keepLetters = Extension.create({
  name: 'keepLetters',
  addProseMirrorPlugins: () => [
    new Plugin({
      view: (view) => {
        takeOver(ySyncPluginKey.getState(view.state).binding, view.state.schema)
        return {}
      },
    }),
  ],
})
