import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { useAction } from '#client/api/answer'
import { Button } from '#client/ui/button'
import { Dialog } from '#client/ui/dialog'
import { Refused } from '#client/ui/refused'
import { TextField } from '#client/ui/text-field'
import { createFiche } from '#shared/api/schemas'

/** Adds a fiche to an axis, then opens it to be filled in; administrators only. */
export function NewFiche({ axeId }: { axeId: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onPress={() => setOpen(true)}>
        <Plus size={16} aria-hidden="true" /> Ajouter une fiche action
      </Button>
      {open && <NewFicheDialog axeId={axeId} onClose={() => setOpen(false)} />}
    </>
  )
}

function NewFicheDialog({ axeId, onClose }: { axeId: string; onClose: () => void }) {
  const navigate = useNavigate()
  const form = useId()
  const [numero, setNumero] = useState('')
  const [intitule, setIntitule] = useState('')
  const [tried, setTried] = useState(false)
  const { run, busy, refusal } = useAction(createFiche)
  const missing = intitule.trim() === ''

  const submit = async (e: FormEvent) => {
    e.preventDefault()
    setTried(true)
    if (busy || missing) return
    const made = await run({ params: { id: axeId }, body: { numero, intitule } })
    if (made.ok) await navigate({ to: '/fiches/$documentId', params: { documentId: made.value.id } })
  }

  return (
    <Dialog
      isOpen
      title="Nouvelle fiche action"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button look="primary" type="submit" form={form} isDisabled={busy}>
            Créer la fiche
          </Button>
        </>
      }
    >
      <form id={form} className="pile" onSubmit={(e) => void submit(e)} noValidate>
        <TextField
          label="Intitulé"
          isRequired
          autoFocus
          maxLength={500}
          value={intitule}
          onChange={setIntitule}
          error={tried && missing ? 'Donnez un intitulé à la fiche.' : undefined}
        />
        <TextField
          label="Numéro"
          hint="Facultatif. Tel qu’il est imprimé dans le schéma : 1.1, 1.2…"
          maxLength={12}
          value={numero}
          onChange={setNumero}
        />
      </form>
      <Refused of={refusal} />
    </Dialog>
  )
}
