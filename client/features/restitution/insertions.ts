import type { Editor } from '@tiptap/core'
import type { Slash, SlashItem } from '#client/prose/slash'
import { announce } from '#client/ui/notice'
import { nomDInstantane } from '#client/words/instantane'
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

/** « participation@… »: a block and the snapshot it is drawn from. */
const itemOf = (bloc: Bloc, instantane: string): string => `${bloc}@${instantane}`
function readItem(item: string): { bloc: string; instantane: string } {
  const at = item.indexOf('@')
  return { bloc: item.slice(0, at), instantane: item.slice(at + 1) }
}

/** The blocks a snapshot can give. */
const blocsDe = (id: string, sources: readonly InstantaneBref[]): SlashItem[] =>
  names
    .filter((bloc) => attributesOf(bloc, id, sources) !== null)
    .map((bloc) => ({ id: itemOf(bloc, id), label: blocs[bloc] }))

/** What « / » inserts: the blocks of the last snapshot, asked for nearly always, the box, then a list per other snapshot. */
export function slashOf(sources: readonly InstantaneBref[]): Slash {
  const [last, ...others] = sources
  return {
    words: {
      menu: 'Insérer un bloc',
      opened: `Insérer un bloc${last === undefined ? '' : ` de «\u00a0${nomDInstantane(last)}\u00a0»`} : flèches pour choisir, Entrée pour insérer, Échap pour fermer.`,
      help: 'Barre oblique pour insérer un bloc.',
    },
    items: [
      ...(last === undefined ? [] : blocsDe(last.id, sources)),
      BOX,
      ...others.map((i) => ({
        id: i.id,
        label: `De «\u00a0${nomDInstantane(i)}\u00a0»`,
        items: blocsDe(i.id, sources),
      })),
    ],
    choose: (_item, _words, mark) => mark,
    done: (editor, item) => {
      if (item === boxNode) return insertBox(editor, true)
      const { bloc, instantane } = readItem(item)
      const attributes = isBloc(bloc) ? attributesOf(bloc, instantane, sources) : null
      if (attributes === null) return
      insertBlock(editor, blocNode(attributes), true)
      const libelle = sources.find((i) => i.id === instantane)?.libelle ?? ''
      announce(`Bloc inséré : ${blocs[attributes.bloc]}, de «\u00a0${libelle}\u00a0».`)
    },
  }
}
