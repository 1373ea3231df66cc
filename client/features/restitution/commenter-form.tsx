import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useAction } from '#client/api/answer'
import { Button } from '#client/ui/button'
import { notify } from '#client/ui/notice'
import { Refused } from '#client/ui/refused'
import { Select } from '#client/ui/select'
import { TextArea } from '#client/ui/text-field'
import { insideQuotes, shorten } from '#client/words/shorten'
import { commenter } from '#shared/api/commentaires'
import type { ProseValue } from '#shared/document/value'
import { blockPassage } from '#shared/prose/passage'
import { useBegun } from './use-begun.ts'
import { type Draft, type Revue, wordsOf } from './use-revue.ts'

interface CommenterFormProps {
  documentId: string
  revue: Revue
  draft: Draft
  corps: ProseValue
  onClose: () => void
}

/** A comment being written. Without words selected in the text, a whole block is chosen by its first words. */
export function CommenterForm({ documentId, revue, draft, corps, onClose }: CommenterFormProps) {
  const [choosing] = useState(draft.held === null)
  const send = useAction(commenter)
  const form = useRef<HTMLFormElement>(null)
  // Under the page on a phone: the focus alone does not bring it into sight.
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const { held, passage } = draft
  const { personId } = revue
  const { texte, setTexte, blank, isNew, forget } = useBegun({ documentId, filId: null, personId }, held)
  const submit = async (e: FormEvent) => {
    e.preventDefault()
    if (held === null || blank) return
    const sent = await send.run({ params: { id: documentId }, body: { ...held, texte } })
    if (!sent.ok) return
    forget()
    onClose()
    revue.open(sent.value.id)
    notify('Commentaire ajouté.')
  }
  const blocks = corps.flatMap((node, rang) => {
    const words = wordsOf(corps, blockPassage(node, rang))
    return words === '' ? [] : [{ code: String(rang), label: shorten(words, 60) }]
  })
  return (
    <form ref={form} className="carte commentaire brouillon" onSubmit={submit}>
      {choosing ? (
        <Select
          label="Passage commenté"
          value={passage === null ? null : String(passage.debut.rang)}
          options={blocks}
          onChange={(code) => {
            const node = corps[Number(code)]
            if (code !== null && node !== undefined) revue.choose(blockPassage(node, Number(code)))
          }}
        />
      ) : (
        <blockquote className="commentaire-citation">« {insideQuotes(shorten(held?.citation ?? '', 240))} »</blockquote>
      )}
      <TextArea
        label="Votre commentaire"
        value={texte}
        onChange={setTexte}
        rows={3}
        maxLength={2000}
        autoFocus={!choosing && isNew}
      />
      <Refused of={send.refusal} />
      <div className="rang">
        <Button type="submit" small look="primary" isDisabled={send.busy || blank || held === null}>
          Ajouter le commentaire
        </Button>
        <Button
          small
          look="quiet"
          onPress={() => {
            forget()
            onClose()
          }}
        >
          Annuler
        </Button>
      </div>
    </form>
  )
}
