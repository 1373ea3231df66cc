import { mergeAttributes, Node } from '@tiptap/core'
import { type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from '@tiptap/react'
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { IconButton } from '#client/ui/button'
import { announce } from '#client/ui/notice'
import { optionsOf, Select } from '#client/ui/select'
import { dataNode } from '#shared/prose/content'
import { formeOf, formes } from '#shared/prose/formes'
import { BlocDonnees } from './bloc-donnees.tsx'
import { moveBlock, siblings } from './move-block.ts'

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
  addAttributes: () => ({ bloc: kept('bloc'), instantane: kept('instantane'), cle: kept('cle'), forme: kept('forme') }),
  parseHTML: () => [{ tag: TAG }],
  renderHTML: ({ HTMLAttributes }) => [TAG, mergeAttributes(HTMLAttributes)],
  addNodeView: () => ReactNodeViewRenderer(BlocNodeView),
})

const named = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

function BlocNodeView({ node, editor, getPos, deleteNode, updateAttributes }: NodeViewProps) {
  const at = getPos()
  const around = at === undefined ? null : siblings(editor.state.doc, at)
  const forme = formeOf(node.attrs.forme)
  const move = (way: 'up' | 'down') => {
    if (at !== undefined && moveBlock(editor, at, way)) announce(way === 'up' ? 'Bloc monté.' : 'Bloc descendu.')
  }
  return (
    <NodeViewWrapper>
      <BlocDonnees
        bloc={named(node.attrs.bloc)}
        instantane={named(node.attrs.instantane)}
        cle={named(node.attrs.cle)}
        forme={forme}
        tools={
          <span className="restitution-bloc-outils sans-papier">
            {editor.isEditable && (
              <Select
                label="Présenter ce bloc en"
                labelHidden
                discreet
                value={forme}
                onChange={(code) => {
                  updateAttributes({ forme: code })
                  announce(`Bloc présenté en ${formes[code ?? 'tableau'].toLowerCase()}.`)
                }}
                options={optionsOf(formes)}
              />
            )}
            <IconButton small label="Monter ce bloc" isDisabled={around?.before == null} onPress={() => move('up')}>
              <ArrowUp size={16} aria-hidden="true" />
            </IconButton>
            <IconButton small label="Descendre ce bloc" isDisabled={around?.after == null} onPress={() => move('down')}>
              <ArrowDown size={16} aria-hidden="true" />
            </IconButton>
            <IconButton
              small
              look="danger"
              label="Retirer ce bloc"
              onPress={() => {
                deleteNode()
                announce('Bloc retiré. Annuler dans la barre d’outils le remet.')
              }}
            >
              <Trash2 size={16} aria-hidden="true" />
            </IconButton>
          </span>
        }
      />
    </NodeViewWrapper>
  )
}
