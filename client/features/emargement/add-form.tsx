import { UserPlus } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { useAction } from '#client/api/answer'
import { useMeeting } from '#client/direct/meeting'
import { Button } from '#client/ui/button'
import { classes } from '#client/ui/class-names'
import { notify } from '#client/ui/notice'
import { Select } from '#client/ui/select'
import { addLigne } from '#shared/api/emargement'
import type { SourceEmargement } from '#shared/documents/choices'
import { emptyPerson, type PersonDraft, PersonFields } from './person-fields.tsx'

interface AddFormProps {
  seanceId: string
  organismes: readonly string[]
  /** After closing, the sheet only takes what was written on paper. */
  onlyPaper: boolean
  onAdded: (ligneId: string) => void
}

const sources: readonly { code: SourceEmargement; label: string }[] = [
  { code: 'animation', label: 'Animation' },
  { code: 'papier', label: 'Papier' },
]

/** One row: Enter saves, the focus is back on the name, mode and source stay as they were. */
export function AddForm({ seanceId, organismes, onlyPaper, onAdded }: AddFormProps) {
  const form = useRef<HTMLFormElement>(null)
  // Before the meeting, whoever is added is expected.
  const expected = useMeeting().phase === 'draft'
  const blank: PersonDraft = expected ? { ...emptyPerson, statut: 'attendu' } : emptyPerson
  const [draft, setDraft] = useState(blank)
  const [source, setSource] = useState<SourceEmargement>('animation')
  const [missing, setMissing] = useState(false)
  const [refused, setRefused] = useState<{ person: PersonDraft; message: string } | null>(null)
  const { run } = useAction(addLigne)
  const par = onlyPaper ? 'papier' : source
  const focusName = () => form.current?.querySelector<HTMLElement>('[name="nom"]')?.focus()

  const submit = async (e: FormEvent) => {
    e.preventDefault()
    const nom = draft.nom.trim()
    setMissing(nom === '')
    focusName()
    if (nom === '') return
    // The next name can be typed while this one travels.
    setDraft({ ...blank, mode: draft.mode, qualite: draft.qualite })
    setRefused(null)
    const done = await run({ params: { id: seanceId }, body: { ...draft, par } })
    if (done.ok) {
      notify(`${nom} : ajout enregistré.`)
      onAdded(done.value.id)
    } else setRefused({ person: draft, message: done.message })
  }
  const takeBack = () => {
    if (refused !== null) setDraft(refused.person)
    setRefused(null)
    focusName()
  }

  return (
    <form
      ref={form}
      className={classes('carte emargement-ajout sans-papier', expected && 'attendus')}
      aria-label="Ajouter une personne"
      onSubmit={(e) => void submit(e)}
      noValidate
    >
      <PersonFields
        draft={draft}
        onChange={(change) => setDraft((now) => ({ ...now, ...change }))}
        organismes={organismes}
        seat={expected}
        nomError={missing && draft.nom.trim() === '' ? 'Indiquez un nom.' : undefined}
      />
      <Select
        label="Saisi depuis"
        value={par}
        options={onlyPaper ? sources.slice(1) : sources}
        onChange={(code) => code !== null && setSource(code)}
      />
      <Button look="primary" type="submit">
        <UserPlus size={18} aria-hidden="true" /> Ajouter
      </Button>
      {refused !== null && (
        <div className="rang emargement-refus" role="alert">
          <p className="champ-erreur">
            {refused.person.nom} n’est pas sur la feuille. {refused.message}
          </p>
          <Button small onPress={takeBack}>
            Reprendre cette saisie
          </Button>
        </div>
      )}
    </form>
  )
}
