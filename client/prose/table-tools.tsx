import type { Editor } from '@tiptap/react'
import { Table } from 'lucide-react'
import { Menu } from '#client/ui/menu'

/** What can be done to the table the caret is in. */
export function TableTools({ editor }: { editor: Editor }) {
  const chain = () => editor.chain().focus()
  return (
    <Menu
      label="Tableau"
      look="quiet"
      small
      trigger={<Table size={18} aria-hidden="true" />}
      actions={[
        { id: 'rowAfter', label: 'Ajouter une ligne', onAction: () => chain().addRowAfter().run() },
        { id: 'columnAfter', label: 'Ajouter une colonne', onAction: () => chain().addColumnAfter().run() },
        { id: 'header', label: 'Ligne d’en-tête', onAction: () => chain().toggleHeaderRow().run() },
        { id: 'dropRow', label: 'Supprimer la ligne', danger: true, onAction: () => chain().deleteRow().run() },
        { id: 'dropColumn', label: 'Supprimer la colonne', danger: true, onAction: () => chain().deleteColumn().run() },
        { id: 'drop', label: 'Supprimer le tableau', danger: true, onAction: () => chain().deleteTable().run() },
      ]}
    />
  )
}
