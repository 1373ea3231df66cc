import { useState } from 'react'
import { useAction } from '#client/api/answer'
import { Button } from '#client/ui/button'
import { Refused } from '#client/ui/refused'
import { DateField, TextField, TimeField } from '#client/ui/text-field'
import { proposeDate } from '#shared/api/dates'
import type { SousGroupeIds } from './dates.tsx'

const blank = { jour: '', debut: '', fin: '', lieu: '' }
const orNull = (words: string): string | null => (words === '' ? null : words)

/** One more day, with its hours and place when they are known. */
export function ProposeDate({ params, first }: { params: SousGroupeIds; first: boolean }) {
  const propose = useAction(proposeDate)
  const [open, setOpen] = useState(false)
  const [draft, setDraft] = useState(blank)
  const set = (field: keyof typeof blank) => (value: string) => setDraft({ ...draft, [field]: value })
  if (!open)
    return (
      <div>
        <Button small onPress={() => setOpen(true)}>
          {first ? 'Proposer des dates' : 'Proposer une autre date'}
        </Button>
      </div>
    )
  const submit = async () => {
    const { jour, debut, fin, lieu } = draft
    const body = { jour, debut: orNull(debut), fin: orNull(fin), lieu: orNull(lieu) }
    const result = await propose.run({ params, body })
    // The hours and the place are often the same for the next one.
    if (result.ok) setDraft({ ...draft, jour: '' })
  }
  return (
    <form
      className="pile serree"
      onSubmit={(e) => {
        e.preventDefault()
        void submit()
      }}
    >
      <div className="date-champs">
        <DateField label="Jour proposé" value={draft.jour} onChange={set('jour')} isRequired autoFocus />
        <TimeField label="De" value={draft.debut} onChange={set('debut')} />
        <TimeField label="À" value={draft.fin} onChange={set('fin')} />
        <TextField label="Lieu ou visio" value={draft.lieu} onChange={set('lieu')} maxLength={300} />
      </div>
      <div className="rang">
        <Button type="submit" look="primary" small isDisabled={propose.busy || draft.jour === ''}>
          Proposer cette date
        </Button>
        <Button small look="quiet" onPress={() => setOpen(false)}>
          Fermer
        </Button>
      </div>
      <Refused of={propose.refusal} />
    </form>
  )
}
