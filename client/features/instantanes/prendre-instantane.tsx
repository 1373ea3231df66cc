import { type FormEvent, useId, useRef, useState } from 'react'
import { Button } from '#client/ui/button'
import { RadioCards } from '#client/ui/choices'
import { Dialog } from '#client/ui/dialog'
import { focusFirstFault } from '#client/ui/focus-fault'
import { notify } from '#client/ui/notice'
import { Refused } from '#client/ui/refused'
import { type Option, Select } from '#client/ui/select'
import { TextField } from '#client/ui/text-field'
import type { Refusal } from '#shared/api/endpoint'

export interface Portee<C extends string> {
  code: C
  label: string
  hint: string
  /** Where it is one of several, which. */
  parmi?: { label: string; options: readonly Option[] }
}

interface PrendreProps<C extends string> {
  /** What may be frozen, when there is a choice. */
  portees?: readonly Portee<C>[]
  take: { busy: boolean; refusal: Refusal | null }
  /** Null when it was not taken; else what is to be said of it after « Instantané pris ». */
  onTake: (libelle: string, portee: C | null, un: string | null) => Promise<string | null>
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
  const formId = useId()
  const form = useRef<HTMLFormElement>(null)
  const [libelle, setLibelle] = useState('')
  const [portee, setPortee] = useState<C | null>(portees?.[0]?.code ?? null)
  const parmi = portees?.find((p) => p.code === portee)?.parmi
  const [un, setUn] = useState<string | null>(null)
  const one = parmi === undefined ? null : (un ?? parmi.options[0]?.code ?? null)
  const [tried, setTried] = useState(false)
  const submit = async (e: FormEvent) => {
    e.preventDefault()
    setTried(true)
    if (libelle.trim() === '') return focusFirstFault(form.current)
    if (take.busy) return
    const taken = await onTake(libelle, portee, one)
    if (taken === null) return
    notify(`Instantané pris${taken}.`)
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
          <Button look="primary" type="submit" form={formId} isDisabled={take.busy}>
            Prendre l’instantané
          </Button>
        </>
      }
    >
      <form ref={form} id={formId} className="pile" onSubmit={(e) => void submit(e)} noValidate>
        <TextField
          label="Nom de l’instantané"
          hint={'Par exemple «\u00a0CDSF 2025\u00a0».'}
          autoFocus
          isRequired
          maxLength={120}
          value={libelle}
          onChange={setLibelle}
          error={tried && libelle.trim() === '' ? 'Donnez un nom à l’instantané.' : undefined}
        />
        {portees !== undefined && (
          <RadioCards label="Ce qui est figé" value={portee} onChange={setPortee} options={portees} />
        )}
        {parmi !== undefined && <Select label={parmi.label} value={one} options={parmi.options} onChange={setUn} />}
      </form>
      <Refused of={take.refusal} />
    </Dialog>
  )
}
