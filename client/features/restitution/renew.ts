import type { Editor } from '@tiptap/core'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { announce, notify } from '#client/ui/notice'
import { plural } from '#client/words/numbers'
import { dataNode } from '#shared/prose/content'
import { formeDe } from '#shared/prose/formes'
import { blocNamed, isBloc } from './bloc-named.ts'

/** Which data blocks: one place in the text, or all that are drawn from one snapshot. */
export type Which = { at: number } | { from: string }

/** Two blocks with the same say the same thing twice; as a chart and as a table, they are two on purpose. */
function saying(attrs: ProseMirrorNode['attrs']): string {
  const { bloc, instantane, cle, depuis, forme } = blocNamed(attrs)
  return JSON.stringify([bloc, instantane, cle, depuis, isBloc(bloc) ? formeDe(bloc, forme) : forme])
}

/**
 * Data blocks drawn from another snapshot. One whose double would then stand elsewhere in the text is taken away rather
 * than said twice: `retires` counts them.
 */
export function renewal({ doc, tr }: EditorState, which: Which, to: string): { tr: Transaction; retires: number } {
  const renewed: { node: ProseMirrorNode; at: number }[] = []
  const there = new Set<string>()
  doc.descendants((node, at) => {
    if (node.type.name !== dataNode) return
    const asked = 'at' in which ? at === which.at : node.attrs.instantane === which.from
    if (asked) renewed.push({ node, at })
    else there.add(saying(node.attrs))
  })
  let retires = 0
  for (const { node, at } of renewed) {
    const place = tr.mapping.map(at)
    if (there.has(saying({ ...node.attrs, instantane: to }))) {
      tr.delete(place, place + node.nodeSize)
      retires += 1
    } else tr.setNodeAttribute(place, 'instantane', to)
  }
  return { tr, retires }
}

/** Takes the newer snapshot where it was asked for, and says what came of it. */
export function renew(editor: Editor, which: Which, to: string): void {
  const { tr, retires } = renewal(editor.state, which, to)
  if (tr.docChanged) editor.view.dispatch(tr)
  const one = 'at' in which
  const done = `${one ? 'Ce bloc vient' : 'Les blocs viennent'} maintenant de l’instantané le plus récent.`
  if (retires === 0) announce(done)
  else {
    // A block that goes is told to who looks, too.
    const words = one ? 'Tiré de l’instantané le plus récent, ce bloc' : `${done} ${plural(retires, 'bloc', 'blocs')}`
    const there =
      retires === 1
        ? 'était déjà dans le texte\u00a0: l’ancien est retiré.'
        : 'étaient déjà dans le texte\u00a0: les anciens sont retirés.'
    notify(`${words} ${there} Annuler dans la barre d’outils revient en arrière.`)
  }
}
