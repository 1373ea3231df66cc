import { useState } from 'react'
import { useAction } from '#client/api/answer'
import { useMeeting } from '#client/direct/meeting'
import { roundOf, shareWords } from '#client/direct/propositions/propositions'
import { Button } from '#client/ui/button'
import { RadioCards } from '#client/ui/choices'
import { ConfirmDialog, Dialog } from '#client/ui/dialog'
import { Refused } from '#client/ui/refused'
import { Select } from '#client/ui/select'
import { plural } from '#client/words/numbers'
import { MOST_GOMMETTES, ouvrirGommettes, revelerGommettes } from '#shared/api/propositions'
import { type CompteGommettes, comptesGommettes } from '#shared/documents/choices'

const numbers = Array.from({ length: MOST_GOMMETTES }, (_, i) => ({ code: String(i + 1), label: String(i + 1) }))
const comptes = (Object.keys(comptesGommettes) as CompteGommettes[]).map((code) => ({
  code,
  label: comptesGommettes[code],
}))

/** Points from those who run the meeting: giving them out, how many people placed theirs, revealing the count. */
export function GommettesRound() {
  const { seance, direct } = useMeeting()
  const reveal = useAction(revelerGommettes)
  const [asking, setAsking] = useState<'open' | 'reveal' | null>(null)
  const round = roundOf(direct)
  const done = plural(direct.gommettesVotants ?? 0, 'personne a posé les siennes', 'personnes ont posé les leurs')
  const close = () => setAsking(null)
  const submit = async () => {
    const result = await reveal.run({ params: { id: seance.id } })
    if (result.ok) close()
  }
  return (
    <div className="rang">
      {round === 'running' && (
        <>
          <span>
            {shareWords(direct)}&nbsp;: {done}.
          </span>
          <Button small look="primary" onPress={() => setAsking('reveal')}>
            Révéler les gommettes
          </Button>
        </>
      )}
      {round === 'revealed' && (
        <span>
          {shareWords(direct)}, révélées&nbsp;: {done}.
        </span>
      )}
      {round !== 'running' && (
        <Button small onPress={() => setAsking('open')}>
          {round === 'none' ? 'Départager par gommettes' : 'Refaire un tour de gommettes'}
        </Button>
      )}
      {asking === 'open' && <OpenDialog onClose={close} />}
      <ConfirmDialog
        title="Révéler les gommettes"
        isOpen={asking === 'reveal'}
        confirm="Révéler"
        isBusy={reveal.busy}
        onConfirm={() => void submit()}
        onCancel={close}
      >
        <p>
          {plural(direct.gommettesVotants ?? 0, 'personne a posé ses gommettes', 'personnes ont posé leurs gommettes')}.
          Le compte sera montré à tout le monde, et l’on ne pourra plus en poser.
        </p>
        <Refused of={reveal.refusal} />
      </ConfirmDialog>
    </div>
  )
}

function OpenDialog({ onClose }: { onClose: () => void }) {
  const { seance } = useMeeting()
  const open = useAction(ouvrirGommettes)
  const [nombre, setNombre] = useState('3')
  const [compte, setCompte] = useState<CompteGommettes>('personne')
  const submit = async () => {
    const body = { nombre: Number(nombre), compte }
    const result = await open.run({ params: { id: seance.id }, body })
    if (result.ok) onClose()
  }
  return (
    <Dialog
      title="Départager par gommettes"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button look="primary" isDisabled={open.busy} onPress={() => void submit()}>
            Donner les gommettes
          </Button>
        </>
      }
    >
      <Select label="Combien de gommettes" value={nombre} options={numbers} onChange={(n) => setNombre(n ?? '3')} />
      <RadioCards label="Comptées" value={compte} options={comptes} onChange={setCompte} />
      <p className="petit">
        Chacun·e pose les siennes sur son appareil. Personne ne voit celles des autres, l’animation non plus, jusqu’à ce
        que vous les révéliez.
      </p>
      <Refused of={open.refusal} />
    </Dialog>
  )
}
