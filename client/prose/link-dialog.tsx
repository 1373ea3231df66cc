import type { Editor } from '@tiptap/react'
import { type FormEvent, useState } from 'react'
import { Button } from '#client/ui/button'
import { Dialog } from '#client/ui/dialog'
import { TextField } from '#client/ui/text-field'
import { safeHref } from '#shared/prose/content'

/** What people type: a bare domain is meant as https. */
function hrefOf(typed: string): string | null {
  const words = typed.trim()
  if (words === '') return null
  return safeHref(words) ?? (/^[\w-]+(\.[\w-]+)+(\/|$)/.test(words) ? safeHref(`https://${words}`) : null)
}

interface LinkDialogProps {
  editor: Editor
  onClose: () => void
}

export function LinkDialog({ editor, onClose }: LinkDialogProps) {
  const before = editor.getAttributes('link').href
  const [typed, setTyped] = useState(typeof before === 'string' ? before : '')
  const [error, setError] = useState<string>()
  const apply = (e: FormEvent) => {
    e.preventDefault()
    e.stopPropagation()
    const href = hrefOf(typed)
    if (href === null) {
      setError('Une adresse commence par https://, http:// ou mailto:')
      return
    }
    onClose()
    const chain = editor.chain().focus()
    if (editor.state.selection.empty && before === undefined) {
      chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run()
    } else chain.extendMarkRange('link').setLink({ href }).run()
  }
  const remove = () => {
    onClose()
    editor.chain().focus().extendMarkRange('link').unsetLink().run()
  }
  return (
    <Dialog
      title="Lien"
      isOpen
      onClose={onClose}
      actions={
        <>
          {before !== undefined && (
            <Button look="danger" onPress={remove}>
              Retirer le lien
            </Button>
          )}
          <Button onPress={onClose}>Annuler</Button>
          <Button look="primary" type="submit" form="lien-prose">
            Enregistrer
          </Button>
        </>
      }
    >
      <form id="lien-prose" onSubmit={apply} noValidate>
        <TextField label="Adresse" value={typed} onChange={setTyped} autoFocus {...(error ? { error } : {})} />
      </form>
    </Dialog>
  )
}
