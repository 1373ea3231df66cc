import { useState } from 'react'
import { useAction } from '#client/api/answer'
import { useMeeting } from '#client/direct/meeting'
import { Button } from '#client/ui/button'
import { ConfirmDialog, Dialog } from '#client/ui/dialog'
import { notify } from '#client/ui/notice'
import { Refused } from '#client/ui/refused'
import { optionsOf, Select } from '#client/ui/select'
import { plural } from '#client/words/numbers'
import { ouvrirEcriture, revelerEcriture } from '#shared/api/ecritures'
import { type ObjectifEcrit, objectifsEcrits } from '#shared/documents/choices'

/** Has everyone write alone about one objective, then puts all their words in the sheets at once. */
export function EcritureBar() {
  const { direct, phase } = useMeeting()
  const [asking, setAsking] = useState(false)
  const { ecriture, ecritureObjectif: objectif } = direct
  if (phase !== 'live' || (direct.sousGroupes.length === 0 && ecriture === null)) return null
  if (ecriture !== null && objectif !== null) return <Running objectif={objectif} />
  return (
    <div className="rang">
      <Button small look="quiet" onPress={() => setAsking(true)}>
        Faire écrire chacun·e de son côté…
      </Button>
      {asking && <AskDialog onClose={() => setAsking(false)} />}
    </div>
  )
}

function Running({ objectif }: { objectif: ObjectifEcrit }) {
  const { seance, direct } = useMeeting()
  const reveal = useAction(revelerEcriture)
  const [asking, setAsking] = useState(false)
  const written = plural(direct.ecritureAuteurs ?? 0, 'personne a écrit', 'personnes ont écrit')
  const submit = async () => {
    const result = await reveal.run({ params: { id: seance.id } })
    if (result.ok) notify('Les textes sont dans les fiches.')
  }
  return (
    <div className="carte rang">
      <span>
        Chacun·e écrit de son côté, «&nbsp;{objectifsEcrits[objectif]}&nbsp;»&nbsp;: {written}.
      </span>
      <Button small look="primary" onPress={() => setAsking(true)}>
        Révéler les textes
      </Button>
      <ConfirmDialog
        title="Révéler les textes"
        isOpen={asking}
        confirm="Révéler"
        isBusy={reveal.busy}
        onConfirm={() => void submit()}
        onCancel={() => setAsking(false)}
      >
        <p>
          {written}. Tous les textes seront ajoutés aux fiches des sous-groupes, au nom des organismes, et l’on ne
          pourra plus en écrire de son côté.
        </p>
        <Refused of={reveal.refusal} />
      </ConfirmDialog>
    </div>
  )
}

function AskDialog({ onClose }: { onClose: () => void }) {
  const { seance } = useMeeting()
  const ask = useAction(ouvrirEcriture)
  const [objectif, setObjectif] = useState<ObjectifEcrit>('contours')
  const submit = async () => {
    const result = await ask.run({ params: { id: seance.id }, body: { objectif } })
    if (result.ok) onClose()
  }
  return (
    <Dialog
      title="Faire écrire chacun·e de son côté"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button look="primary" isDisabled={ask.busy} onPress={() => void submit()}>
            Demander
          </Button>
        </>
      }
    >
      <Select
        label="Objectif"
        value={objectif}
        options={optionsOf(objectifsEcrits)}
        onChange={(code) => setObjectif(code ?? 'contours')}
      />
      <p className="petit">
        Chaque membre d’un sous-groupe écrit sur son appareil. Personne ne lit les textes des autres, l’animation non
        plus, jusqu’à ce que vous les révéliez&nbsp;: ils s’ajoutent alors à la fiche de chaque sous-groupe.
      </p>
      <Refused of={ask.refusal} />
    </Dialog>
  )
}
