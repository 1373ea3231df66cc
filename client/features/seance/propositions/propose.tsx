import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useAction } from '#client/api/answer'
import { useMeeting } from '#client/direct/meeting'
import { Button } from '#client/ui/button'
import { ComboBox } from '#client/ui/combo-box'
import { Dialog } from '#client/ui/dialog'
import { notify } from '#client/ui/notice'
import { Refused } from '#client/ui/refused'
import { TextArea } from '#client/ui/text-field'
import { proposer } from '#shared/api/propositions'

/** Adds a proposal: in one's own organisation's name, or in that of whoever said it aloud for those who run the meeting. */
export function Propose() {
  const { seance, direct, runs } = useMeeting()
  const add = useAction(proposer)
  const [open, setOpen] = useState(false)
  const [titre, setTitre] = useState('')
  const [organisme, setOrganisme] = useState('')
  const organismes = [...new Set(direct.participants.flatMap((p) => p.organisme ?? []))].sort((a, b) =>
    a.localeCompare(b, 'fr'),
  )
  // What was typed is still there when the window opens again.
  const close = () => {
    setOpen(false)
    add.clear()
  }
  const submit = async () => {
    const body = runs ? { titre, organisme } : { titre }
    const result = await add.run({ params: { id: seance.id }, body })
    if (!result.ok) return
    close()
    setTitre('')
    setOrganisme('')
    notify('La proposition est ajoutée.')
  }
  return (
    <>
      <Button small onPress={() => setOpen(true)}>
        <Plus size={16} aria-hidden="true" /> Ajouter une proposition
      </Button>
      <Dialog
        title="Ajouter une proposition"
        isOpen={open}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>Annuler</Button>
            <Button look="primary" isDisabled={add.busy || titre.trim() === ''} onPress={() => void submit()}>
              Ajouter
            </Button>
          </>
        }
      >
        <TextArea
          label="Action proposée"
          value={titre}
          onChange={setTitre}
          maxLength={600}
          autoFocus
          isRequired
          hint="Ces mots seront gardés tels quels, quoi qu’il advienne de la proposition."
        />
        {runs && (
          <ComboBox
            label="Organisme qui la propose (facultatif)"
            value={organisme}
            suggestions={organismes}
            onChange={setOrganisme}
          />
        )}
        <Refused of={add.refusal} />
      </Dialog>
    </>
  )
}
