import { type FormEvent, useId, useState } from 'react'
import type { CallResult } from '#client/api/call'
import { Button } from '#client/ui/button'
import { RadioCards } from '#client/ui/choices'
import { Dialog } from '#client/ui/dialog'
import { notify } from '#client/ui/notice'
import { Refused } from '#client/ui/refused'
import { TextField } from '#client/ui/text-field'
import type { Refusal } from '#shared/api/endpoint'

interface PrendreProps<C extends string> {
  /** What may be frozen, when there is a choice. */
  portees?: Readonly<Record<C, { label: string; hint: string }>>
  take: { busy: boolean; refusal: Refusal | null }
  onTake: (libelle: string, portee: C | null) => Promise<CallResult<unknown>>
}

/** A name, and what to freeze under it. */
export function PrendreInstantane<C extends string>(props: PrendreProps<C>) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onPress={() => setOpen(true)}>Prendre un instantané</Button>
      {open && <Naming {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function Naming<C extends string>({ portees, take, onTake, onClose }: PrendreProps<C> & { onClose: () => void }) {
  const form = useId()
  const names = (portees === undefined ? [] : Object.keys(portees)) as C[]
  const [libelle, setLibelle] = useState('')
  const [portee, setPortee] = useState<C | null>(names[0] ?? null)
  const [tried, setTried] = useState(false)
  const submit = async (e: FormEvent) => {
    e.preventDefault()
    setTried(true)
    if (take.busy || libelle.trim() === '') return
    const taken = await onTake(libelle, portee)
    if (!taken.ok) return
    notify('Instantané pris.')
    onClose()
  }
  return (
    <Dialog
      title="Prendre un instantané"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button look="primary" type="submit" form={form} isDisabled={take.busy}>
            Prendre l’instantané
          </Button>
        </>
      }
    >
      <form id={form} className="pile" onSubmit={(e) => void submit(e)} noValidate>
        <TextField
          label="Nom de l’instantané"
          hint="Par exemple « CDSF 2025 »."
          autoFocus
          isRequired
          maxLength={120}
          value={libelle}
          onChange={setLibelle}
          error={tried && libelle.trim() === '' ? 'Donnez un nom à l’instantané.' : undefined}
        />
        {portees !== undefined && (
          <RadioCards
            label="Ce qui est figé"
            value={portee}
            onChange={setPortee}
            options={names.map((code) => ({ code, ...portees[code] }))}
          />
        )}
      </form>
      <Refused of={take.refusal} />
    </Dialog>
  )
}
