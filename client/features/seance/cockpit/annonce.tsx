import { MessageSquare } from 'lucide-react'
import { useState } from 'react'
import { useAction } from '#client/api/answer'
import { useNow } from '#client/api/server-clock'
import { useMeeting } from '#client/direct/meeting'
import { Button } from '#client/ui/button'
import { Dialog } from '#client/ui/dialog'
import { notify } from '#client/ui/notice'
import { Refused } from '#client/ui/refused'
import { TextArea } from '#client/ui/text-field'
import { since } from '#client/words/durations'
import { annoncer } from '#shared/api/mise-en-commun'

/** A message every sub-group reads above its sheet, and the way to take it back. */
export function Annonce() {
  const { seance, direct, phase } = useMeeting()
  const action = useAction(annoncer)
  const [typed, setTyped] = useState<string | null>(null)
  const now = useNow()
  if (phase !== 'open' && phase !== 'live') return null
  const close = () => {
    setTyped(null)
    action.clear()
  }
  const say = async (texte: string | null) => {
    const result = await action.run({ params: { id: seance.id }, body: { texte } })
    if (result.ok) close()
    else if (texte === null) notify(result.message)
  }
  return (
    <>
      <Button small onPress={() => setTyped('')}>
        <MessageSquare size={16} aria-hidden="true" /> Message à tous
      </Button>
      {direct.annonce !== null && (
        <p className="petit annonce-dite">
          «&nbsp;{direct.annonce}&nbsp;»{direct.annonceA !== null && `, ${since(direct.annonceA, now)}`}{' '}
          <Button small look="quiet" isDisabled={action.busy} onPress={() => void say(null)}>
            Retirer<span className="sr"> le message</span>
          </Button>
        </p>
      )}
      <Dialog
        title="Message à tous les sous-groupes"
        isOpen={typed !== null}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>Annuler</Button>
            <Button
              look="primary"
              isDisabled={action.busy || (typed ?? '').trim() === ''}
              onPress={() => void say(typed ?? '')}
            >
              Envoyer
            </Button>
          </>
        }
      >
        <TextArea
          label="Message"
          hint="Il s’affiche en haut de chaque fiche, à la place du précédent."
          value={typed ?? ''}
          onChange={setTyped}
          maxLength={300}
          autoFocus
        />
        <Refused of={action.refusal} />
      </Dialog>
    </>
  )
}
