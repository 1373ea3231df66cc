import { useNavigate } from '@tanstack/react-router'
import { FileText } from 'lucide-react'
import { useState } from 'react'
import { useAction } from '#client/api/answer'
import { ExportButton } from '#client/document/export-dialog'
import { Button } from '#client/ui/button'
import { Dialog } from '#client/ui/dialog'
import { Refused } from '#client/ui/refused'
import { TextField } from '#client/ui/text-field'
import { mediumDay, withOrdinals } from '#client/words/dates'
import { insideQuotes } from '#client/words/shorten'
import { can } from '#shared/access/can'
import { createRestitution } from '#shared/api/documents'
import type { SeanceView } from '#shared/api/seances'

/** The minutes of a closed meeting, as files, and the sheets of its sub-groups by themselves. */
export function CompteRendu({ seance }: { seance: SeanceView }) {
  if (!can(seance.roles, 'exportFiles')) return null
  return (
    <>
      <ExportButton
        print="compteRendu"
        id={seance.id}
        noms
        look="primary"
        trigger={
          <>
            <FileText size={18} aria-hidden="true" /> Compte rendu
          </>
        }
      />
      {seance.documents.some((d) => d.kind === 'sous-groupe') && (
        <ExportButton print="sousGroupes" id={seance.id} trigger="Fiches des sous-groupes" />
      )}
    </>
  )
}

/** Starts a restitution from the last snapshot of the meeting. */
export function CreateRestitution({ seance }: { seance: SeanceView }) {
  const create = useAction(createRestitution)
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const [intitule, setIntitule] = useState(`Restitution de la séance du ${mediumDay(seance.jour)}`)
  const latest = seance.instantanes[0]
  const groupe = seance.groupe
  if (!can(seance.roles, 'writeRestitution') || latest === undefined || groupe === null) return null
  const submit = async () => {
    const result = await create.run({ params: { id: groupe.id }, body: { intitule, instantanes: [latest.id] } })
    if (result.ok) await navigate({ to: '/restitutions/$documentId', params: { documentId: result.value.id } })
  }
  return (
    <>
      <Button onPress={() => setOpen(true)}>Créer une restitution</Button>
      <Dialog
        title="Créer une restitution"
        isOpen={open}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button onPress={() => setOpen(false)}>Annuler</Button>
            <Button look="primary" isDisabled={create.busy || intitule.trim() === ''} onPress={() => void submit()}>
              Créer
            </Button>
          </>
        }
      >
        <TextField label="Titre" value={intitule} onChange={setIntitule} maxLength={500} autoFocus isRequired />
        <p className="petit">
          Elle part de l’instantané «&nbsp;{withOrdinals(insideQuotes(latest.libelle))}&nbsp;». D’autres pourront y être
          ajoutés.
        </p>
        <Refused of={create.refusal} />
      </Dialog>
    </>
  )
}
