import { type FormEvent, useState } from 'react'
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
  const [texte, setTexte] = useState('')
  const [missing, setMissing] = useState(false)
  const [choosing] = useState(draft.passage === null)
  const send = useAction(commenter)
  const { passage } = draft
  const quoted = passage === null ? '' : wordsOf(corps, passage)
  const submit = async (e: FormEvent) => {
    e.preventDefault()
    const held = passage === null ? null : revue.anchor(passage)
    setMissing(held === null)
    if (held === null || texte.trim() === '') return
    const sent = await send.run({ params: { id: documentId }, body: { ...held, texte } })
    if (!sent.ok) return
    onClose()
    revue.open(sent.value.id)
    notify('Commentaire ajouté.')
  }
  const blocks = corps.flatMap((node, rang) => {
    const words = wordsOf(corps, blockPassage(node, rang))
    return words === '' ? [] : [{ code: String(rang), label: shorten(words, 60) }]
  })
  return (
    <form className="carte commentaire brouillon" onSubmit={submit}>
      {choosing ? (
        <Select
          label="Passage commenté"
          value={passage === null ? null : String(passage.debut.rang)}
          options={blocks}
          onChange={(code) => {
            const node = corps[Number(code)]
            if (code !== null && node !== undefined) revue.choose({ passage: blockPassage(node, Number(code)) })
          }}
        />
      ) : (
        <blockquote className="commentaire-citation">« {insideQuotes(shorten(quoted, 240))} »</blockquote>
      )}
      <TextArea
        label="Votre commentaire"
        value={texte}
        onChange={setTexte}
        rows={3}
        maxLength={2000}
        autoFocus={!choosing}
      />
      {missing && (
        <p className="champ-erreur" role="alert">
          Ce passage ne contient pas de mots. Sélectionnez ceux que vous commentez, puis recommencez.
        </p>
      )}
      <Refused of={send.refusal} />
      <div className="rang">
        <Button type="submit" small look="primary" isDisabled={send.busy || texte.trim() === '' || passage === null}>
          Ajouter le commentaire
        </Button>
        <Button small look="quiet" onPress={onClose}>
          Annuler
        </Button>
      </div>
    </form>
  )
}
