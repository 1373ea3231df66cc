import { useNavigate } from '@tanstack/react-router'
import { FileText } from 'lucide-react'
import { useState } from 'react'
import { useAction } from '#client/api/answer'
import { useTakeSeance } from '#client/direct/take-seance'
import { ExportButton } from '#client/document/export-dialog'
import { Button } from '#client/ui/button'
import { Dialog } from '#client/ui/dialog'
import { Refused } from '#client/ui/refused'
import { optionsOf, Select } from '#client/ui/select'
import { TextField } from '#client/ui/text-field'
import { mediumDay, withOrdinals } from '#client/words/dates'
import { insideQuotes } from '#client/words/shorten'
import { can } from '#shared/access/can'
import { createRestitution } from '#shared/api/documents'
import type { SeanceView } from '#shared/api/seances'
import { debutsDeTitre, type ModeleRestitution, modelesRestitution } from '#shared/documents/modeles-restitution'

/** The minutes of a closed meeting, as files, and the sheets of its sub-groups by themselves. */
export function CompteRendu({ seance }: { seance: SeanceView }) {
  if (!can(seance.roles, 'exportFiles')) return null
  return (
    <>
      <ExportButton
        print="compteRendu"
        id={seance.id}
        look="primary"
        trigger={
          <>
            <FileText size={18} aria-hidden="true" /> Compte rendu
          </>
        }
      />
      {seance.documents.some((d) => d.kind === 'sous-groupe') && (
        <ExportButton print="sousGroupes" id={seance.id} trigger="Fiches des sous-groupes" />
      )}
    </>
  )
}

/** Starts a restitution from the last snapshot of the meeting; one is taken when there is none. */
export function CreateRestitution({ seance }: { seance: SeanceView }) {
  const create = useAction(createRestitution)
  const { take, ...taking } = useTakeSeance()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const [modele, setModele] = useState<ModeleRestitution>('annuelle')
  /** Null until someone words it: it follows the model. */
  const [worded, setWorded] = useState<string | null>(null)
  const intitule = worded ?? `${debutsDeTitre[modele]}, séance du ${mediumDay(seance.jour)}`
  const latest = seance.instantanes[0]
  const groupe = seance.groupe
  const may = can(seance.roles, 'writeRestitution') && (latest !== undefined || can(seance.roles, 'takeSnapshot'))
  if (!may || groupe === null) return null
  const busy = create.busy || taking.busy
  const submit = async () => {
    const source = latest ?? (await take(seance.id, `Séance du ${mediumDay(seance.jour)}`))
    if (source === null) return
    const body = { intitule, modele, instantanes: [source.id] }
    const result = await create.run({ params: { id: groupe.id }, body })
    if (result.ok) await navigate({ to: '/restitutions/$documentId', params: { documentId: result.value.id } })
  }
  return (
    <>
      <Button onPress={() => setOpen(true)}>Créer une restitution</Button>
      <Dialog
        title="Créer une restitution"
        isOpen={open}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button onPress={() => setOpen(false)}>Annuler</Button>
            <Button look="primary" isDisabled={busy || intitule.trim() === ''} onPress={() => void submit()}>
              Créer
            </Button>
          </>
        }
      >
        <Select
          label="Modèle"
          value={modele}
          onChange={(code) => code !== null && setModele(code)}
          options={optionsOf(modelesRestitution)}
        />
        <TextField label="Titre" value={intitule} onChange={setWorded} maxLength={500} autoFocus isRequired />
        <p className="petit">
          {latest === undefined ? (
            'Elle part d’un instantané de la séance, pris maintenant.'
          ) : (
            <>Elle part de l’instantané «&nbsp;{withOrdinals(insideQuotes(latest.libelle))}&nbsp;».</>
          )}{' '}
          D’autres pourront y être ajoutés.
        </p>
        <Refused of={create.refusal ?? taking.refusal} />
      </Dialog>
    </>
  )
}
