import { Shuffle } from 'lucide-react'
import { useState } from 'react'
import { useAction } from '#client/api/answer'
import { membersOf, openGroupes, peopleWords } from '#client/direct/groupes'
import { useMeeting } from '#client/direct/meeting'
import { Button } from '#client/ui/button'
import { RadioCards } from '#client/ui/choices'
import { Dialog } from '#client/ui/dialog'
import { notify } from '#client/ui/notice'
import { Refused } from '#client/ui/refused'
import { plural } from '#client/words/numbers'
import { repartir } from '#shared/api/sous-groupes'

type Whom = 'reste' | 'tous'

/** Fills the sub-groups at once; who goes where can then be changed one by one. */
export function RepartirButton() {
  const { seance, direct, phase } = useMeeting()
  const action = useAction(repartir)
  const [whom, setWhom] = useState<Whom | null>(null)
  const gathered = phase === 'open' || phase === 'live'
  if (!gathered || openGroupes(direct).length === 0 || direct.participants.length === 0) return null
  const left = membersOf(direct, null).length
  const close = () => {
    setWhom(null)
    action.clear()
  }
  const submit = async () => {
    const result = await action.run({ params: { id: seance.id }, body: { tous: whom === 'tous' } })
    if (!result.ok) return
    close()
    notify(`${plural(result.value.places, 'personne placée', 'personnes placées')}.`)
  }
  return (
    <>
      <Button small onPress={() => setWhom(left > 0 ? 'reste' : 'tous')}>
        <Shuffle size={16} aria-hidden="true" /> Répartir
      </Button>
      <Dialog
        title="Répartir dans les sous-groupes"
        isOpen={whom !== null}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>Annuler</Button>
            <Button look="primary" isDisabled={action.busy} onPress={() => void submit()}>
              Répartir
            </Button>
          </>
        }
      >
        <RadioCards
          label="Qui"
          value={whom}
          options={[
            {
              code: 'reste',
              label: 'Les personnes sans sous-groupe',
              hint: `${peopleWords(left)}\u00a0; les autres restent où elles sont.`,
            },
            {
              code: 'tous',
              label: 'Tout le monde',
              hint: 'Chacun·e peut changer de sous-groupe, sauf les rapporteur·es.',
            },
          ]}
          onChange={setWhom}
        />
        <p className="petit">
          Autant de personnes partout, à une près, en mêlant les types d’organisme, la salle et la distance. Ce qui est
          déjà écrit reste dans sa fiche.
        </p>
        <Refused of={action.refusal} />
      </Dialog>
    </>
  )
}
