import { type FormEvent, useId, useRef, useState } from 'react'
import { useAction, useAnswer } from '#client/api/answer'
import { serverNow } from '#client/api/server-clock'
import { Banner } from '#client/ui/banner'
import { Button } from '#client/ui/button'
import { Dialog } from '#client/ui/dialog'
import { focusFirstFault } from '#client/ui/focus-fault'
import { notify } from '#client/ui/notice'
import { Refused } from '#client/ui/refused'
import { type Option, Select } from '#client/ui/select'
import { DateField, TextField } from '#client/ui/text-field'
import { Day, dayOf, mediumInstant } from '#client/words/dates'
import { nomDInstantane } from '#client/words/instantane'
import type { AnswerOf } from '#shared/api/endpoint'
import { listInstantanesDuDocument } from '#shared/api/instantanes'
import { adoptReference, type getEvolutions } from '#shared/api/references'

type References = AnswerOf<typeof getEvolutions>['references']

interface AdopterProps {
  documentId: string
  /** The last noted first. */
  references: References
}

/** Notes which version of a fiche the committee adopted, and when. */
export function Adopter(props: AdopterProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button look="primary" onPress={() => setOpen(true)}>
        Noter l’adoption
      </Button>
      {open && <Adopting {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

/** In place of a snapshot: the fiche as it is. */
const TRAVAIL = 'travail'

function useVersions(documentId: string): Option[] {
  const answer = useAnswer(listInstantanesDuDocument, { params: { id: documentId } })
  const kept = answer.state === 'ready' ? answer.value : []
  return [
    { code: TRAVAIL, label: 'La version de travail, maintenant' },
    ...kept.map((i) => ({ code: i.id, label: `${nomDInstantane(i)} (${mediumInstant(i.prisA)})` })),
  ]
}

const jourInvalide = (le: string, today: string): string | undefined => {
  if (le === '') return 'Indiquez le jour où le comité a adopté la fiche.'
  return le > today ? 'Ce jour n’est pas encore venu : notez l’adoption une fois la fiche adoptée.' : undefined
}

function Adopting({ documentId, references: [latest], onClose }: AdopterProps & { onClose: () => void }) {
  const formId = useId()
  const form = useRef<HTMLFormElement>(null)
  const { run, busy, refusal } = useAction(adoptReference)
  const today = dayOf(serverNow())
  const [annee, setAnnee] = useState(today.slice(0, 4))
  const [le, setLe] = useState(today)
  const [version, setVersion] = useState(TRAVAIL)
  const anneeIsValid = /^20\d\d$/.test(annee.trim())
  const jourFaux = jourInvalide(le, today)
  const submit = async (e: FormEvent) => {
    e.preventDefault()
    if (!anneeIsValid || jourFaux !== undefined) return focusFirstFault(form.current)
    if (busy) return
    const instantaneId = version === TRAVAIL ? null : version
    const adopted = await run({ params: { id: documentId }, body: { annee: Number(annee), le, instantaneId } })
    if (!adopted.ok) return
    notify(`Version de référence ${annee} enregistrée.`)
    onClose()
  }
  return (
    <Dialog
      title="Noter l’adoption de la fiche"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button look="primary" type="submit" form={formId} isDisabled={busy}>
            Adopter cette version
          </Button>
        </>
      }
    >
      <form ref={form} id={formId} className="pile" onSubmit={(e) => void submit(e)} noValidate>
        <p>La version adoptée devient la version de référence. Les précédentes restent lisibles.</p>
        <TextField
          label="Année du plan d’actions"
          autoFocus
          isRequired
          inputMode="numeric"
          maxLength={4}
          value={annee}
          onChange={setAnnee}
          error={anneeIsValid ? undefined : 'Écrivez l’année en quatre chiffres, par exemple 2025.'}
        />
        <DateField label="Adoptée le" isRequired value={le} onChange={setLe} error={jourFaux} />
        <Select
          label="Version adoptée"
          isRequired
          value={version}
          options={useVersions(documentId)}
          onChange={(code) => setVersion(code ?? TRAVAIL)}
          hint={
            version === TRAVAIL && jourFaux === undefined && le < today
              ? 'La fiche a pu changer depuis ce jour : un instantané pris alors dit peut-être mieux ce qui a été adopté.'
              : undefined
          }
        />
        {latest !== undefined && jourFaux === undefined && le < latest.adopteeLe && (
          <Banner tone="ochre" shape="triangle" title="Une adoption plus récente est déjà notée">
            Celle du <Day day={latest.adopteeLe} /> ne sera plus la version de référence : la dernière notée fait foi.
          </Banner>
        )}
      </form>
      <Refused of={refusal} />
    </Dialog>
  )
}
