import { mergeAttributes, Node } from '@tiptap/core'
import { NodeViewContent, type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from '@tiptap/react'
import { useId } from 'react'
import { ProseView } from '#client/prose/prose-view'
import { classes } from '#client/ui/class-names'
import { Shape } from '#client/ui/shape'
import { type ProseNode, proseIsBlank } from '#shared/document/value'
import { boxNode } from '#shared/prose/content'
import { named } from './bloc-named.ts'
import { Place } from './bloc-outils.tsx'
import './bloc.css'

const TAG = 'a-completer'

/** A free box somebody must fill in; what is wanted in it can be said above. */
export const aCompleter = Node.create({
  name: boxNode,
  group: 'block',
  content: '(paragraph | bulletList | orderedList)+',
  defining: true,
  isolating: true,
  addAttributes: () => ({
    consigne: {
      default: null,
      parseHTML: (element: HTMLElement) => element.dataset.consigne ?? null,
      renderHTML: ({ consigne }: Record<string, unknown>) =>
        typeof consigne === 'string' ? { 'data-consigne': consigne } : {},
    },
  }),
  parseHTML: () => [{ tag: TAG }],
  renderHTML: ({ HTMLAttributes }) => [TAG, mergeAttributes(HTMLAttributes), 0],
  addNodeView: () => ReactNodeViewRenderer(BoxView),
})

const LONGEST = 200

function BoxView({ node, editor, getPos, deleteNode, updateAttributes }: NodeViewProps) {
  const id = useId()
  const consigne = named(node.attrs.consigne) ?? ''
  return (
    <NodeViewWrapper className={boxClass(node.textContent.trim() === '')}>
      <div className="restitution-bloc-tete" contentEditable={false}>
        <BoxState vide={node.textContent.trim() === ''} />
        <span className="restitution-bloc-outils sans-papier">
          <Place editor={editor} getPos={getPos} deleteNode={deleteNode} />
        </span>
      </div>
      <div className="restitution-consigne" contentEditable={false}>
        <label className="petit" htmlFor={id}>
          Ce qui est attendu
        </label>
        <input
          id={id}
          className="champ"
          maxLength={LONGEST}
          // Written once it is left: the words of two people at once would replace each other at each key.
          key={consigne}
          defaultValue={consigne}
          onBlur={(e) => e.target.value !== consigne && updateAttributes({ consigne: named(e.target.value.trim()) })}
        />
      </div>
      <NodeViewContent className="restitution-boite-texte" />
    </NodeViewWrapper>
  )
}

const boxClass = (vide: boolean): string => classes('restitution-boite', vide && 'vide')

const BoxState = ({ vide }: { vide: boolean }) => (
  <span className="cle">
    <Shape name={vide ? 'dashed' : 'check'} /> {vide ? 'À compléter' : 'Complété, écrit à la main'}
  </span>
)

/** The box where the text is only read: its frame while nothing is in it, then its words alone. */
export function BoxRead({ node }: { node: ProseNode }) {
  const consigne = named(node.attrs?.consigne)
  if (!proseIsBlank(node.content ?? [])) return <ProseView value={node.content ?? []} below={0} />
  return (
    <div className={boxClass(true)}>
      <BoxState vide />
      {consigne !== null && <p>{consigne}</p>}
    </div>
  )
}
