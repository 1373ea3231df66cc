import { type Editor, useEditorState } from '@tiptap/react'
import {
  Bold,
  Heading2,
  Heading3,
  Italic,
  Link,
  List,
  ListOrdered,
  ListPlus,
  type LucideIcon,
  Table,
  Undo2,
} from 'lucide-react'
import { useState } from 'react'
import { ToggleButton, Toolbar } from 'react-aria-components'
import { Menu } from '#client/ui/menu'
import { LinkDialog } from './link-dialog.tsx'
import { runSlash, type Slash } from './slash.ts'
import { TableTools } from './table-tools.tsx'

interface Tool {
  id: string
  label: string
  icon: LucideIcon
  isOn: (editor: Editor) => boolean
  run: (editor: Editor) => void
}

const tools: readonly Tool[] = [
  {
    id: 'bold',
    label: 'Gras',
    icon: Bold,
    isOn: (e) => e.isActive('bold'),
    run: (e) => e.commands.toggleBold(),
  },
  {
    id: 'italic',
    label: 'Italique',
    icon: Italic,
    isOn: (e) => e.isActive('italic'),
    run: (e) => e.commands.toggleItalic(),
  },
  {
    id: 'title',
    label: 'Titre',
    icon: Heading2,
    isOn: (e) => e.isActive('heading', { level: 2 }),
    run: (e) => e.commands.toggleHeading({ level: 2 }),
  },
  {
    id: 'subtitle',
    label: 'Sous-titre',
    icon: Heading3,
    isOn: (e) => e.isActive('heading', { level: 3 }),
    run: (e) => e.commands.toggleHeading({ level: 3 }),
  },
  {
    id: 'list',
    label: 'Liste à puces',
    icon: List,
    isOn: (e) => e.isActive('bulletList'),
    run: (e) => e.commands.toggleBulletList(),
  },
  {
    id: 'numbered',
    label: 'Liste numérotée',
    icon: ListOrdered,
    isOn: (e) => e.isActive('orderedList'),
    run: (e) => e.commands.toggleOrderedList(),
  },
]

/** A tool of one kind of document only. */
export interface ProseTool {
  id: string
  label: string
  icon: LucideIcon
  run: () => void
}

interface ProseToolbarProps {
  editor: Editor
  label: string
  slash?: Slash | undefined
  tools?: readonly ProseTool[] | undefined
}

/** One stop of the Tab key; arrows move inside. */
export function ProseToolbar({ editor, label, slash, tools: others = [] }: ProseToolbarProps) {
  const [linking, setLinking] = useState(false)
  const on = useEditorState({
    editor,
    selector: ({ editor: e }) => ({
      tools: Object.fromEntries(tools.map((t) => [t.id, t.isOn(e)])),
      link: e.isActive('link'),
      table: e.isActive('table'),
      canUndo: e.can().undo(),
    }),
  })
  return (
    <>
      <Toolbar aria-label={label} className="prose-barre">
        {tools.map((t) => (
          <Toggle
            key={t.id}
            label={t.label}
            icon={t.icon}
            isOn={on.tools[t.id] === true}
            onPress={() => t.run(editor)}
          />
        ))}
        <Toggle label="Lien" icon={Link} isOn={on.link} onPress={() => setLinking(true)} />
        {on.table ? (
          <TableTools editor={editor} />
        ) : (
          <Toggle
            label="Insérer un tableau"
            icon={Table}
            isOn={false}
            onPress={() => editor.chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()}
          />
        )}
        <Toggle
          label="Annuler"
          icon={Undo2}
          isOn={false}
          isDisabled={!on.canUndo}
          onPress={() => editor.commands.undo()}
        />
        {others.map(({ id, label: name, icon, run }) => (
          <Toggle key={id} label={name} icon={icon} isOn={false} onPress={run} />
        ))}
        {slash !== undefined && (
          <Menu
            small
            look="quiet"
            label={slash.words.menu}
            trigger={
              <>
                <ListPlus size={18} aria-hidden="true" /> <kbd>/</kbd>
              </>
            }
            actions={slash.items.flatMap(({ id, label: words, items }) =>
              items === undefined ? [{ id, label: words, onAction: () => runSlash(editor, slash, id) }] : [],
            )}
          />
        )}
      </Toolbar>
      {linking && <LinkDialog editor={editor} onClose={() => setLinking(false)} />}
    </>
  )
}

interface ToggleProps {
  label: string
  icon: LucideIcon
  isOn: boolean
  isDisabled?: boolean
  onPress: () => void
}

function Toggle({ label, icon: Icon, isOn, isDisabled, onPress }: ToggleProps) {
  return (
    <span title={label}>
      <ToggleButton
        aria-label={label}
        className="prose-outil"
        isSelected={isOn}
        isDisabled={isDisabled ?? false}
        preventFocusOnPress
        onPress={onPress}
      >
        <Icon size={18} aria-hidden="true" />
      </ToggleButton>
    </span>
  )
}
