import { useState } from 'react'
import { useAction, useAnswer } from '#client/api/answer'
import { Button } from '#client/ui/button'
import { RadioCards } from '#client/ui/choices'
import { ComboBox } from '#client/ui/combo-box'
import { Dialog } from '#client/ui/dialog'
import { notify } from '#client/ui/notice'
import { Refused } from '#client/ui/refused'
import { optionsOf } from '#client/ui/select'
import { TextField } from '#client/ui/text-field'
import { listOrganismes } from '#shared/api/acces'
import { correctMaLigne } from '#shared/api/emargement'
import type { SeanceView } from '#shared/api/seances'
import { type Mode, modes } from '#shared/documents/choices'

type Line = NonNullable<SeanceView['maLigne']>

/** Correcting one's own line of attendance: spelling, function, organisation, mode, who is represented. */
export function MesInformations({ seance }: { seance: SeanceView }) {
  const [open, setOpen] = useState(false)
  if (seance.maLigne === null) return null
  return (
    <>
      <Button onPress={() => setOpen(true)}>Mes informations</Button>
      {open && <LineDialog seanceId={seance.id} line={seance.maLigne} onClose={() => setOpen(false)} />}
    </>
  )
}

function LineDialog({ seanceId, line, onClose }: { seanceId: string; line: Line; onClose: () => void }) {
  const correct = useAction(correctMaLigne)
  const organismes = useAnswer(listOrganismes, {})
  const [nom, setNom] = useState(line.nom)
  const [fonction, setFonction] = useState(line.fonction ?? '')
  const [organisme, setOrganisme] = useState(line.organisme ?? '')
  const [mode, setMode] = useState<Mode>(line.mode)
  const [represente, setRepresente] = useState(line.represente ?? '')
  const submit = async () => {
    const body = { nom, fonction, organisme, mode, represente }
    const result = await correct.run({ params: { id: seanceId }, body })
    if (!result.ok) return
    notify('Vos informations sont corrigées.')
    onClose()
  }
  return (
    <Dialog
      title="Mes informations"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button look="primary" isDisabled={correct.busy || nom.trim() === ''} onPress={() => void submit()}>
            Corriger
          </Button>
        </>
      }
    >
      <TextField label="Nom" value={nom} onChange={setNom} maxLength={200} isRequired autoFocus />
      <TextField label="Fonction" value={fonction} onChange={setFonction} maxLength={200} />
      <ComboBox
        label="Organisme"
        value={organisme}
        onChange={setOrganisme}
        suggestions={organismes.state === 'ready' ? organismes.value.map((o) => o.nom) : []}
      />
      <RadioCards label="Vous participez" value={mode} options={optionsOf(modes)} onChange={setMode} />
      <TextField
        label="Je représente"
        hint="Un membre absent&nbsp;; laissez vide sinon."
        value={represente}
        onChange={setRepresente}
        maxLength={200}
      />
      <Refused of={correct.refusal} />
      <p className="petit">Votre ligne précédente est conservée dans la feuille d’émargement.</p>
    </Dialog>
  )
}
