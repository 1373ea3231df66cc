import { useId, useState } from 'react'
import { useAction } from '#client/api/answer'
import { useMeeting } from '#client/direct/meeting'
import { newId } from '#client/document/new-id'
import { answerOfDevice, keepAnswer } from '#client/offline/device-answer'
import { Button } from '#client/ui/button'
import { Refused } from '#client/ui/refused'
import { TextField } from '#client/ui/text-field'
import { evaluate } from '#shared/api/evaluation'
import './fin.css'

/** ROTI, in the words of people who never heard of it. */
const notes: readonly { note: number; words: string }[] = [
  { note: 1, words: 'temps perdu' },
  { note: 2, words: 'peu utile' },
  { note: 3, words: 'utile, sans plus' },
  { note: 4, words: 'très utile' },
  { note: 5, words: 'bien plus que le temps donné' },
]

/** Fifteen seconds: was it worth the time? The answer carries no name, and the device alone can correct it. */
export function RotiCard() {
  const { seance, phase, takesPart } = useMeeting()
  const [kept, setKept] = useState(() => answerOfDevice(seance.id))
  const [note, setNote] = useState<number | null>(kept?.note ?? null)
  const [mot, setMot] = useState(kept?.mot ?? '')
  const [open, setOpen] = useState(kept === null)
  const send = useAction(evaluate)
  const group = useId()
  if (!takesPart || (phase !== 'live' && phase !== 'closed')) return null
  const submit = async () => {
    if (note === null) return
    const answer = { cle: kept?.cle ?? newId(), note, mot: mot.trim() === '' ? null : mot.trim() }
    const result = await send.run({ params: { id: seance.id }, body: answer })
    if (!result.ok) return
    keepAnswer(seance.id, answer)
    setKept(answer)
    setOpen(false)
  }
  /** A table's device: the answer before stays as it was sent, and can no longer be corrected from here. */
  const another = () => {
    keepAnswer(seance.id, null)
    setKept(null)
    setNote(null)
    setMot('')
    setOpen(true)
  }
  return (
    <section className="carte roti" aria-labelledby={`${group}-titre`}>
      <h2 id={`${group}-titre`}>Cette séance valait-elle votre temps&nbsp;?</h2>
      {open ? (
        <>
          <fieldset className="roti-notes">
            <legend className="sr">De 1, temps perdu, à 5, bien plus que le temps donné</legend>
            {notes.map(({ note: value, words }) => (
              <label key={value} className="roti-note">
                <input
                  type="radio"
                  name={group}
                  checked={note === value}
                  onChange={() => setNote(value)}
                  aria-label={`${value}\u00a0: ${words}`}
                />
                <span aria-hidden="true">{value}</span>
              </label>
            ))}
          </fieldset>
          <p className="petit roti-mots" aria-hidden="true">
            {note === null ? '1\u00a0: temps perdu · 5\u00a0: bien plus que le temps donné' : notes[note - 1]?.words}
          </p>
          <TextField label="Un mot (facultatif)" value={mot} onChange={setMot} maxLength={60} />
          <div className="rang">
            <Button look="primary" isDisabled={note === null || send.busy} onPress={() => void submit()}>
              {kept === null ? 'Envoyer' : 'Corriger'}
            </Button>
            <span className="petit">Anonyme&nbsp;: ni votre nom ni l’heure ne sont gardés avec la réponse.</span>
          </div>
        </>
      ) : (
        <div className="rang">
          <p role="status">Merci&nbsp;: votre réponse ({kept?.note} sur 5) est reçue, sans votre nom.</p>
          <Button small look="quiet" onPress={() => setOpen(true)}>
            Corriger
          </Button>
          <Button small look="quiet" onPress={another}>
            Quelqu’un d’autre répond sur cet appareil
          </Button>
        </div>
      )}
      <Refused of={send.refusal} />
    </section>
  )
}
