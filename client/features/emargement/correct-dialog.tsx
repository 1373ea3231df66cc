import { type FormEvent, useId, useState } from 'react'
import { useAction } from '#client/api/answer'
import { serverNow } from '#client/api/server-clock'
import { Button } from '#client/ui/button'
import { Dialog } from '#client/ui/dialog'
import { Refused } from '#client/ui/refused'
import { TimeField } from '#client/ui/text-field'
import { clockTime } from '#client/words/dates'
import { correctLigne } from '#shared/api/emargement'
import { atClock, type Ligne } from './lignes.ts'
import { type PersonDraft, PersonFields } from './person-fields.tsx'

interface CorrectDialogProps {
  seanceId: string
  ligne: Ligne
  organismes: readonly string[]
  onClose: () => void
}

const timeOf = (instant: number | null): string => (instant === null ? '' : clockTime(instant))

/** Only what was changed here is sent: what someone else corrects meanwhile stays. */
function changed<T extends object>(before: T, after: T): Partial<T> {
  const keys = Object.keys(after) as (keyof T)[]
  return Object.fromEntries(keys.filter((k) => before[k] !== after[k]).map((k) => [k, after[k]])) as Partial<T>
}

const draftOf = (ligne: Ligne): PersonDraft => ({
  nom: ligne.nom ?? '',
  fonction: ligne.fonction ?? '',
  organisme: ligne.organisme ?? '',
  mode: ligne.mode ?? 'salle',
  statut: ligne.statut ?? 'present',
  represente: ligne.represente ?? '',
  qualite: ligne.qualite,
  siege: ligne.siege ?? '',
})

/** Every field of a line; the version before is kept in its history. */
export function CorrectDialog({ seanceId, ligne, organismes, onClose }: CorrectDialogProps) {
  const form = useId()
  // The line as it was when the dialog opened: others may correct it while this one is filled in.
  const [opened] = useState(ligne)
  const [draft, setDraft] = useState(() => draftOf(ligne))
  const [times, setTimes] = useState(() => ({ arriveA: timeOf(ligne.arriveA), partiA: timeOf(ligne.partiA) }))
  const { run, busy, refusal } = useAction(correctLigne)
  const noName = draft.nom.trim() === ''

  const instant = (key: 'arriveA' | 'partiA') => {
    if (times[key] === timeOf(opened[key])) return {}
    const base = opened.arriveA ?? opened.partiA ?? opened.signeA ?? serverNow()
    return { [key]: times[key] === '' ? null : atClock(base, times[key]) }
  }
  const submit = async (e: FormEvent) => {
    e.preventDefault()
    e.stopPropagation()
    if (busy || noName) return
    const body = { ...changed(draftOf(opened), draft), ...instant('arriveA'), ...instant('partiA') }
    if (Object.keys(body).length === 0) return onClose()
    const done = await run({ params: { id: seanceId, ligneId: ligne.id }, body })
    if (done.ok) onClose()
  }

  return (
    <Dialog
      wide
      title={`Corriger : ${opened.nom ?? 'ligne sans nom'}`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button look="primary" type="submit" form={form} isDisabled={busy}>
            Enregistrer
          </Button>
        </>
      }
    >
      <form id={form} className="emargement-correction" onSubmit={(e) => void submit(e)} noValidate>
        <PersonFields
          draft={draft}
          onChange={(change) => setDraft((now) => ({ ...now, ...change }))}
          organismes={organismes}
          nomError={noName ? 'Indiquez un nom.' : undefined}
          autoFocus
          seat
        />
        <TimeField
          label="Arrivée en retard, à"
          value={times.arriveA}
          onChange={(arriveA) => setTimes((now) => ({ ...now, arriveA }))}
        />
        <TimeField
          label="Départ, à"
          value={times.partiA}
          onChange={(partiA) => setTimes((now) => ({ ...now, partiA }))}
        />
      </form>
      <p className="petit">La ligne précédente est conservée dans l’historique.</p>
      <Refused of={refusal}>Votre saisie est restée dans le formulaire.</Refused>
    </Dialog>
  )
}
