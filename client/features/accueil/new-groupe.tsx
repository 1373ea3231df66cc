import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { type FormEvent, useId, useRef, useState } from 'react'
import { useAction, useAnswer } from '#client/api/answer'
import { Button, type ButtonLook } from '#client/ui/button'
import { Checkbox } from '#client/ui/choices'
import { Dialog } from '#client/ui/dialog'
import { focusFirstFault } from '#client/ui/focus-fault'
import { Refused } from '#client/ui/refused'
import { Select } from '#client/ui/select'
import { TextField } from '#client/ui/text-field'
import type { AnswerOf } from '#shared/api/endpoint'
import { createGroupe, type getAccueil, getSchema } from '#shared/api/schemas'
import { bodyOf, emptyGroupe, type Faults, faultsOf, type GroupeDraft, NO_AXE, TO_CREATE } from './groupe-draft.ts'

type Schemas = AnswerOf<typeof getAccueil>['schemas']

interface NewGroupeProps {
  schemas: Schemas
  label: string
  look?: ButtonLook
  small?: boolean
}

/** Where everything begins: a group, which has its meetings; administrators only. */
export function NewGroupe({ schemas, label, look, small }: NewGroupeProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button look={look} small={small} onPress={() => setOpen(true)}>
        <Plus size={16} aria-hidden="true" /> {label}
      </Button>
      {open && <NewGroupeDialog schemas={schemas} onClose={() => setOpen(false)} />}
    </>
  )
}

function NewGroupeDialog({ schemas, onClose }: { schemas: Schemas; onClose: () => void }) {
  const navigate = useNavigate()
  const formId = useId()
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState(() => emptyGroupe((schemas.find((s) => s.courant) ?? schemas[0])?.id ?? TO_CREATE))
  const [tried, setTried] = useState(false)
  const { run, busy, refusal } = useAction(createGroupe)
  const axes = useAxes(draft.schema)
  const faults = tried ? faultsOf(draft) : {}
  const change = (next: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...next }))

  const submit = async (e: FormEvent) => {
    e.preventDefault()
    if (busy) return
    setTried(true)
    if (Object.keys(faultsOf(draft)).length > 0) {
      focusFirstFault(form.current)
      return
    }
    const made = await run({ body: bodyOf(draft) })
    if (made.ok) await navigate({ to: '/groupes/$id', params: { id: made.value.id } })
  }

  return (
    <Dialog
      isOpen
      title="Nouveau groupe de travail"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button look="primary" type="submit" form={formId} isDisabled={busy}>
            Créer le groupe
          </Button>
        </>
      }
    >
      <form ref={form} id={formId} className="pile" onSubmit={(e) => void submit(e)} noValidate>
        <TextField
          label="Titre du groupe"
          isRequired
          autoFocus
          maxLength={300}
          value={draft.titre}
          onChange={(titre) => change({ titre })}
          error={faults.titre}
        />
        {schemas.length > 0 && (
          <Select
            label="Schéma"
            value={draft.schema}
            options={[
              ...schemas.map((s) => ({ code: s.id, label: `${s.sigle ?? s.titre}, ${s.periode}` })),
              { code: TO_CREATE, label: 'Nouveau schéma…' },
            ]}
            onChange={(schema) => schema !== null && change({ schema, axe: NO_AXE })}
          />
        )}
        {draft.schema === TO_CREATE && (
          <TextField
            label="Titre du schéma"
            hint="Le cadre dont le groupe dépend : schéma, plan, contrat…"
            isRequired
            maxLength={300}
            value={draft.schemaTitre}
            onChange={(schemaTitre) => change({ schemaTitre })}
            error={faults.schemaTitre}
          />
        )}
        <Checkbox isSelected={draft.comite} onChange={(comite) => change({ comite })}>
          Comité ou séminaire : réunit tous les groupes du schéma
        </Checkbox>
        {!draft.comite && <AxeFields draft={draft} axes={axes} faults={faults} change={change} />}
      </form>
      <Refused of={refusal} />
    </Dialog>
  )
}

interface AxeFieldsProps {
  draft: GroupeDraft
  axes: ReturnType<typeof useAxes>
  faults: Faults
  change: (next: Partial<GroupeDraft>) => void
}

function AxeFields({ draft, axes, faults, change }: AxeFieldsProps) {
  return (
    <>
      <Select
        label="Axe"
        hint="Les fiches actions se rangent par axe. Un groupe peut n’en suivre aucun."
        value={draft.axe}
        options={[
          { code: NO_AXE, label: 'Aucun axe' },
          ...axes.map((a) => ({ code: a.id, label: `Axe ${a.numero} — ${a.titre}` })),
          { code: TO_CREATE, label: 'Nouvel axe…' },
        ]}
        onChange={(axe) => axe !== null && change({ axe })}
      />
      {draft.axe === TO_CREATE && (
        <>
          <TextField
            label="Numéro de l’axe"
            inputMode="numeric"
            isRequired
            maxLength={2}
            value={draft.axeNumero}
            onChange={(axeNumero) => change({ axeNumero })}
            error={faults.axeNumero}
          />
          <TextField
            label="Titre de l’axe"
            isRequired
            maxLength={500}
            value={draft.axeTitre}
            onChange={(axeTitre) => change({ axeTitre })}
            error={faults.axeTitre}
          />
        </>
      )}
    </>
  )
}

/** Axes of a scheme that exists. */
function useAxes(schema: string): AnswerOf<typeof getSchema>['axes'] {
  const answer = useAnswer(getSchema, { params: { id: schema } }, { enabled: schema !== TO_CREATE })
  return answer.state === 'ready' ? answer.value.axes : []
}
