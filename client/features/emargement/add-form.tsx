import { UserPlus } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { useAction } from '#client/api/answer'
import { Button } from '#client/ui/button'
import { notify } from '#client/ui/notice'
import { Select } from '#client/ui/select'
import { addLigne } from '#shared/api/emargement'
import type { SourceEmargement } from '#shared/documents/choices'
import { emptyPerson, PersonFields } from './person-fields.tsx'

interface AddFormProps {
  seanceId: string
  organismes: readonly string[]
  /** After closing, the sheet only takes what was written on paper. */
  onlyPaper: boolean
  onAdded: (ligneId: string) => void
}

const sources: readonly { code: SourceEmargement; label: string }[] = [
  { code: 'animation', label: 'Par l’animation' },
  { code: 'papier', label: 'Depuis le papier' },
]

/** One row: Enter saves, the focus is back on the name, mode and source stay as they were. */
export function AddForm({ seanceId, organismes, onlyPaper, onAdded }: AddFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState(emptyPerson)
  const [source, setSource] = useState<SourceEmargement>('animation')
  const [missing, setMissing] = useState(false)
  const { run, busy, refusal } = useAction(addLigne)
  const par = onlyPaper ? 'papier' : source
  const focusName = () => form.current?.querySelector<HTMLElement>('[name="nom"]')?.focus()

  const submit = async (e: FormEvent) => {
    e.preventDefault()
    if (busy) return
    const nom = draft.nom.trim()
    setMissing(nom === '')
    if (nom === '') return focusName()
    const done = await run({ params: { id: seanceId }, body: { ...draft, par } })
    if (!done.ok) return
    setDraft({ ...emptyPerson, mode: draft.mode })
    focusName()
    notify(`${nom} : ajout enregistré.`)
    onAdded(done.value.id)
  }

  return (
    <form
      ref={form}
      className="carte emargement-ajout sans-papier"
      aria-label="Ajouter une personne"
      onSubmit={(e) => void submit(e)}
      noValidate
    >
      <PersonFields
        draft={draft}
        onChange={(change) => setDraft((now) => ({ ...now, ...change }))}
        organismes={organismes}
        nomError={missing && draft.nom.trim() === '' ? 'Indiquez un nom.' : undefined}
      />
      <Select
        label="Enregistré"
        value={par}
        options={onlyPaper ? sources.slice(1) : sources}
        onChange={(code) => code !== null && setSource(code)}
      />
      <Button look="primary" type="submit" isDisabled={busy}>
        <UserPlus size={18} aria-hidden="true" /> Ajouter
      </Button>
      {refusal !== null && (
        <p className="champ-erreur emargement-refus" role="alert">
          {refusal.message} Votre saisie est restée dans le formulaire.
        </p>
      )}
    </form>
  )
}
