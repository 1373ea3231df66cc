import { mergeAttributes, Node } from '@tiptap/core'
import { type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from '@tiptap/react'
import { dataNode, nodeAttributes } from '#shared/prose/content'
import { BlocDonnees } from './bloc-donnees.tsx'
import { blocNamed } from './bloc-named.ts'
import { BlocOutils } from './bloc-outils.tsx'
import { renew } from './renew.ts'

const TAG = 'bloc-donnees'

const kept = (name: string) => ({
  default: null,
  parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}`),
  renderHTML: (attributes: Record<string, unknown>) => {
    const value = attributes[name]
    return typeof value === 'string' ? { [`data-${name}`]: value } : {}
  },
})

/** The data block of a restitution: an atom of the text, drawn from its snapshot. */
export const blocDonnees = Node.create({
  name: dataNode,
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => Object.fromEntries((nodeAttributes[dataNode] ?? []).map((name) => [name, kept(name)])),
  parseHTML: () => [{ tag: TAG }],
  renderHTML: ({ HTMLAttributes }) => [TAG, mergeAttributes(HTMLAttributes)],
  addNodeView: () => ReactNodeViewRenderer(BlocNodeView),
})

function BlocNodeView(props: NodeViewProps) {
  const { node, editor, getPos } = props
  const newer = (instantane: string) => {
    const at = getPos()
    if (at !== undefined) renew(editor, { at }, instantane)
  }
  return (
    <NodeViewWrapper>
      <BlocDonnees
        {...blocNamed(node.attrs)}
        tools={<BlocOutils {...props} />}
        {...(editor.isEditable ? { onNewer: newer } : {})}
      />
    </NodeViewWrapper>
  )
}
