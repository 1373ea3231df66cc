import type { NodeViewProps } from '@tiptap/react'
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { IconButton } from '#client/ui/button'
import { announce } from '#client/ui/notice'
import { type Option, Select } from '#client/ui/select'
import { mediumInstant } from '#client/words/dates'
import { nomDInstantane } from '#client/words/instantane'
import type { InstantaneBref } from '#shared/api/instantanes'
import type { Bloc } from '#shared/prose/content'
import { type Forme, formeDe, formes, formesDe } from '#shared/prose/formes'
import { isBloc, named } from './bloc-named.ts'
import { moveBlock, siblings } from './move-block.ts'
import { comparisonOf, olderThan, useSources } from './sources.ts'

const optionOf = (i: InstantaneBref): Option => ({
  code: i.id,
  label: `${nomDInstantane(i)} (${mediumInstant(i.prisA)})`,
})

/** How a data block is shown, what it is compared with, and where it stands. */
export function BlocOutils({ node, editor, getPos, deleteNode, updateAttributes }: NodeViewProps) {
  const { bloc } = node.attrs
  return (
    <span className="restitution-bloc-outils sans-papier">
      {editor.isEditable && (
        <>
          {isBloc(bloc) && comparisonOf(bloc) !== 'never' && (
            <Depuis
              instantane={named(node.attrs.instantane)}
              depuis={named(node.attrs.depuis)}
              blank={comparisonOf(bloc) === 'may' ? 'Sans comparaison' : undefined}
              onChange={(depuis) => updateAttributes({ depuis })}
            />
          )}
          {isBloc(bloc) && (
            <Presente bloc={bloc} forme={node.attrs.forme} onChange={(forme) => updateAttributes({ forme })} />
          )}
        </>
      )}
      <Place editor={editor} getPos={getPos} deleteNode={deleteNode} />
    </span>
  )
}

interface PresenteProps {
  bloc: Bloc
  forme: unknown
  onChange: (forme: Forme) => void
}

function Presente({ bloc, forme, onChange }: PresenteProps) {
  const shown = formeDe(bloc, forme)
  return (
    <Select
      label="Présenter ce bloc en"
      labelHidden
      discreet
      value={shown}
      onChange={(code) => {
        onChange(code ?? shown)
        announce(`Bloc présenté en ${formes[code ?? shown].toLowerCase()}.`)
      }}
      options={formesDe(bloc).map((code) => ({ code, label: formes[code] }))}
    />
  )
}

interface DepuisProps {
  instantane: string | null
  depuis: string | null
  /** The words of no comparison, where there may be none. */
  blank: string | undefined
  onChange: (depuis: string | null) => void
}

function Depuis({ instantane, depuis, blank, onChange }: DepuisProps) {
  const options = olderThan(useSources(), instantane).map(optionOf)
  if (options.length === 0) return null
  return (
    <Select
      label="Comparer depuis"
      labelHidden
      discreet
      value={depuis}
      blank={blank}
      onChange={(code) => {
        onChange(code)
        announce(code === null ? 'Comparaison retirée.' : 'Point de départ de la comparaison changé.')
      }}
      options={options}
    />
  )
}

/** Moving a block, or taking it away: every drag has its buttons. */
export function Place({ editor, getPos, deleteNode }: Pick<NodeViewProps, 'editor' | 'getPos' | 'deleteNode'>) {
  const at = getPos()
  const around = at === undefined ? null : siblings(editor.state.doc, at)
  const move = (way: 'up' | 'down') => {
    if (at !== undefined && moveBlock(editor, at, way)) announce(way === 'up' ? 'Bloc monté.' : 'Bloc descendu.')
  }
  return (
    <>
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
    </>
  )
}
