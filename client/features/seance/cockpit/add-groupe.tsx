import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useAction } from '#client/api/answer'
import { useMeeting } from '#client/direct/meeting'
import { shortWording, wording } from '#client/direct/propositions/propositions'
import { Button } from '#client/ui/button'
import { Dialog } from '#client/ui/dialog'
import { notify } from '#client/ui/notice'
import { Refused } from '#client/ui/refused'
import { Select } from '#client/ui/select'
import { TextArea } from '#client/ui/text-field'
import { plural } from '#client/words/numbers'
import { createFromPropositions, createSousGroupe } from '#shared/api/sous-groupes'
import { estPortee } from '#shared/documents/propositions'

/** A new sub-group: one for each proposal at once, from one of them, or of one's own words. */
export function AddGroupe() {
  const { seance, direct } = useMeeting()
  const create = useAction(createSousGroupe)
  const all = useAction(createFromPropositions)
  const [open, setOpen] = useState(false)
  const [titre, setTitre] = useState('')
  const [propositionId, setProposition] = useState<string | null>(null)
  const left = direct.propositions.filter(
    (p) => estPortee(p) && !direct.sousGroupes.some((g) => g.titre === p.titre || g.titre === wording(p)),
  )
  const close = () => {
    setOpen(false)
    create.clear()
  }
  const choose = (id: string | null) => {
    setProposition(id)
    const chosen = left.find((p) => p.id === id)
    setTitre(chosen === undefined ? '' : wording(chosen))
  }
  const submit = async () => {
    const result = await create.run({ params: { id: seance.id }, body: { titre, propositionId } })
    if (!result.ok) return
    close()
    choose(null)
    notify('Le sous-groupe est ajouté, avec sa fiche.')
  }
  const submitAll = async () => {
    const result = await all.run({ params: { id: seance.id } })
    notify(result.ok ? `${plural(result.value.crees, 'sous-groupe')} de plus, chacun avec sa fiche.` : result.message)
  }
  return (
    <div className="pile serree">
      {left.length > 0 && (
        <Button isDisabled={all.busy} onPress={() => void submitAll()}>
          {left.length === 1 ? 'Un sous-groupe pour la proposition' : 'Un sous-groupe par proposition'}
        </Button>
      )}
      <Button look="quiet" onPress={() => setOpen(true)}>
        <Plus size={18} aria-hidden="true" /> Ajouter un sous-groupe
      </Button>
      <Dialog
        title="Ajouter un sous-groupe"
        isOpen={open}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>Annuler</Button>
            <Button look="primary" isDisabled={create.busy || titre.trim() === ''} onPress={() => void submit()}>
              Ajouter
            </Button>
          </>
        }
      >
        {left.length > 0 && (
          <Select
            label="À partir de"
            value={propositionId}
            blank="une action libre"
            options={left.map((p) => ({ code: p.id, label: shortWording(p) }))}
            onChange={choose}
          />
        )}
        <TextArea label="Action proposée" value={titre} onChange={setTitre} maxLength={600} autoFocus isRequired />
        <Refused of={create.refusal} />
      </Dialog>
    </div>
  )
}
