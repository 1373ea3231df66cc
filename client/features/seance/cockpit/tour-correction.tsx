import { type FormEvent, useId, useState } from 'react'
import { useAction } from '#client/api/answer'
import { useMeeting } from '#client/direct/meeting'
import { Button } from '#client/ui/button'
import { Dialog } from '#client/ui/dialog'
import { Refused } from '#client/ui/refused'
import { TextField } from '#client/ui/text-field'
import { correctLigne } from '#shared/api/emargement'
import type { Ligne } from './names.tsx'

/** What is heard and misspelt during the tour: name, organisation, who is represented. The rest is on the attendance sheet. */
export function TourCorrection({ ligne, onClose }: { ligne: Ligne; onClose: () => void }) {
  const { seance } = useMeeting()
  const form = useId()
  const [before] = useState({
    nom: ligne.nom ?? '',
    organisme: ligne.organisme ?? '',
    represente: ligne.represente ?? '',
  })
  const [draft, setDraft] = useState(before)
  const { run, busy, refusal } = useAction(correctLigne)
  const noName = draft.nom.trim() === ''
  const field = (key: keyof typeof draft) => ({
    ...{ name: key, maxLength: 200, value: draft[key] },
    onChange: (value: string) => setDraft((now) => ({ ...now, [key]: value })),
  })
  const submit = async (e: FormEvent) => {
    e.preventDefault()
    if (busy || noName) return
    const keys = Object.keys(draft) as (keyof typeof draft)[]
    // Only what was changed here: what someone else corrects meanwhile stays.
    const body = Object.fromEntries(keys.filter((k) => draft[k] !== before[k]).map((k) => [k, draft[k]]))
    if (Object.keys(body).length === 0) return onClose()
    const done = await run({ params: { id: seance.id, ligneId: ligne.id }, body })
    if (done.ok) onClose()
  }
  return (
    <Dialog
      title={`Corriger\u00a0: ${before.nom}`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button look="primary" type="submit" form={form} isDisabled={busy}>
            Enregistrer
          </Button>
        </>
      }
    >
      <form id={form} className="pile serree" onSubmit={(e) => void submit(e)} noValidate>
        <TextField label="Nom" isRequired autoFocus error={noName ? 'Indiquez un nom.' : undefined} {...field('nom')} />
        <TextField label="Organisme" {...field('organisme')} />
        <TextField label="Représente" hint="Membre absent" {...field('represente')} />
      </form>
      <p className="petit">La ligne précédente est conservée dans l’historique.</p>
      <Refused of={refusal}>Votre saisie est restée dans le formulaire.</Refused>
    </Dialog>
  )
}
