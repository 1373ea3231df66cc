import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useId, useRef, useState } from 'react'
import { useAction } from '#client/api/answer'
import { serverNow } from '#client/api/server-clock'
import { Button } from '#client/ui/button'
import { Checkbox } from '#client/ui/choices'
import { Dialog } from '#client/ui/dialog'
import { focusFirstFault } from '#client/ui/focus-fault'
import { announce } from '#client/ui/notice'
import { Refused } from '#client/ui/refused'
import { optionsOf, Select } from '#client/ui/select'
import { Shape } from '#client/ui/shape'
import { TextField } from '#client/ui/text-field'
import { dayOf, mediumInstant, withOrdinals } from '#client/words/dates'
import { nomDInstantane } from '#client/words/instantane'
import { createRestitution } from '#shared/api/documents'
import type { AnswerOf } from '#shared/api/endpoint'
import type { InstantaneBref } from '#shared/api/instantanes'
import type { getGroupe } from '#shared/api/schemas'
import { debutsDeTitre, type ModeleRestitution, modelesRestitution } from '#shared/documents/modeles-restitution'
import { redites } from './redites.ts'

interface NouvelleRestitutionProps {
  groupe: Pick<AnswerOf<typeof getGroupe>, 'id' | 'titre' | 'comite'>
  /** Those it may draw from, latest first. */
  instantanes: readonly InstantaneBref[]
}

/** A title and the snapshots to draw from; the text starts with a heading and a block for each part. */
export function NouvelleRestitution(props: NouvelleRestitutionProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button look="primary" onPress={() => setOpen(true)}>
        Nouvelle restitution
      </Button>
      {open && <Creating {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

/** The latest of each meeting, what most restitutions start from; else the latest of all. */
function latestOfEach(instantanes: readonly InstantaneBref[]): ReadonlySet<string> {
  const seen = new Map<string, string>()
  for (const { id, seanceId } of instantanes) if (seanceId !== null && !seen.has(seanceId)) seen.set(seanceId, id)
  return new Set(seen.size > 0 ? seen.values() : instantanes.slice(0, 1).map((i) => i.id))
}

function Creating({
  groupe: { id, titre, comite },
  instantanes,
  onClose,
}: NouvelleRestitutionProps & { onClose: () => void }) {
  const formId = useId()
  const form = useRef<HTMLFormElement>(null)
  const navigate = useNavigate()
  const { run, busy, refusal } = useAction(createRestitution)
  const year = dayOf(serverNow()).slice(0, 4)
  const [modele, setModele] = useState<ModeleRestitution>(comite ? 'synthese' : 'annuelle')
  /** Null until someone words it: it follows the model. */
  const [worded, setWorded] = useState<string | null>(null)
  const intitule = worded ?? `${debutsDeTitre[modele]} ${year}, ${titre}`
  const [chosen, setChosen] = useState(() => latestOfEach(instantanes))
  const said = redites(instantanes, chosen)
  const [tried, setTried] = useState(false)
  const noneChosen = tried && chosen.size === 0
  const faute = useId()
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    setChosen(next)
    const already = new Set(said.values())
    for (const words of new Set(redites(instantanes, next).values())) if (!already.has(words)) announce(words)
  }
  const submit = async (e: FormEvent) => {
    e.preventDefault()
    setTried(true)
    if (intitule.trim() === '' || chosen.size === 0) return focusFirstFault(form.current)
    if (busy) return
    const made = await run({ params: { id }, body: { intitule, modele, instantanes: [...chosen] } })
    if (made.ok) await navigate({ to: '/restitutions/$documentId', params: { documentId: made.value.id } })
  }
  return (
    <Dialog
      title="Nouvelle restitution"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button look="primary" type="submit" form={formId} isDisabled={busy}>
            Créer et ouvrir
          </Button>
        </>
      }
    >
      <form ref={form} id={formId} className="pile" onSubmit={(e) => void submit(e)} noValidate>
        <Select
          label="Modèle"
          value={modele}
          onChange={(code) => code !== null && setModele(code)}
          options={optionsOf(modelesRestitution)}
        />
        <TextField
          label="Titre"
          isRequired
          maxLength={500}
          value={intitule}
          onChange={setWorded}
          error={tried && intitule.trim() === '' ? 'Donnez un titre à la restitution.' : undefined}
        />
        <fieldset
          className="instantanes-choix"
          {...(noneChosen ? { 'data-invalid': true, 'aria-describedby': faute } : {})}
        >
          <legend className="champ-nom">Instantanés utilisés</legend>
          {instantanes.map((i) => (
            <Choice
              key={i.id}
              instantane={i}
              isSelected={chosen.has(i.id)}
              onChange={(on) => toggle(i.id, on)}
              warning={said.get(i.id)}
            />
          ))}
          {noneChosen && (
            <p id={faute} className="champ-erreur">
              Choisissez au moins un instantané.
            </p>
          )}
        </fieldset>
      </form>
      <Refused of={refusal} />
    </Dialog>
  )
}

interface ChoiceProps {
  instantane: InstantaneBref
  isSelected: boolean
  onChange: (selected: boolean) => void
  /** A later one of the same meeting is chosen too. */
  warning: string | undefined
}

function Choice({ instantane, isSelected, onChange, warning }: ChoiceProps) {
  const id = useId()
  return (
    <div>
      <Checkbox isSelected={isSelected} onChange={onChange} {...(warning === undefined ? {} : { describedBy: id })}>
        {withOrdinals(nomDInstantane(instantane))} <span className="petit">({mediumInstant(instantane.prisA)})</span>
      </Checkbox>
      {warning !== undefined && (
        <p id={id} className="petit instantanes-redite">
          <Shape name="triangle" /> {withOrdinals(warning)}
        </p>
      )}
    </div>
  )
}
