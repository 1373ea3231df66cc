import type { Editor } from '@tiptap/core'
import type { Slash, SlashItem } from '#client/prose/slash'
import { announce } from '#client/ui/notice'
import type { InstantaneBref } from '#shared/api/instantanes'
import { type Bloc, blocs, boxNode } from '#shared/prose/content'
import { isBloc } from './bloc-named.ts'
import { insertBlock } from './insert-bloc.ts'
import { attributesOf, blocNode } from './sources.ts'

const BOX: SlashItem = { id: boxNode, label: 'Encadré à compléter' }
const names = Object.keys(blocs) as Bloc[]

export function insertBox(editor: Editor, hasCursor: boolean): void {
  const at = insertBlock(editor, { type: boxNode, content: [{ type: 'paragraph' }] }, hasCursor)
  // Inside the box, in its paragraph.
  editor.commands.focus(at + 2)
  announce('Encadré à compléter inséré.')
}

/** What « / » inserts: the box, and the blocks of the last snapshot, which is the one asked for nearly always. */
export function slashOf(sources: readonly InstantaneBref[]): Slash {
  const [last] = sources
  const offered = last === undefined ? [] : names.filter((bloc) => attributesOf(bloc, last.id, sources) !== null)
  return {
    words: {
      menu: 'Insérer un bloc',
      opened: `Insérer un bloc${last === undefined ? '' : ` de « ${last.libelle} »`} : flèches pour choisir, Entrée pour insérer, Échap pour fermer.`,
      help: 'Barre oblique pour insérer un bloc.',
    },
    items: [...offered.map((id) => ({ id, label: blocs[id] })), BOX],
    choose: (_item, _words, mark) => mark,
    done: (editor, item) => {
      if (item === boxNode) return insertBox(editor, true)
      const attributes = isBloc(item) && last !== undefined ? attributesOf(item, last.id, sources) : null
      if (attributes === null || last === undefined) return
      insertBlock(editor, blocNode(attributes), true)
      announce(`Bloc inséré : ${blocs[attributes.bloc]}, de « ${last.libelle} ».`)
    },
  }
}
