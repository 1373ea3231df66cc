import { ComboBox } from '#client/ui/combo-box'
import { optionsOf, Select } from '#client/ui/select'
import { TextField } from '#client/ui/text-field'
import {
  type Mode,
  modes,
  type Qualite,
  qualites,
  type StatutPresence,
  statutsPresence,
} from '#shared/documents/choices'

/** What is typed about a person, in the form of adding and in the one of correcting. */
export interface PersonDraft {
  nom: string
  fonction: string
  organisme: string
  mode: Mode
  statut: StatutPresence
  represente: string
  qualite: Qualite | null
  siege: string
}

export const emptyPerson: PersonDraft = {
  nom: '',
  fonction: '',
  organisme: '',
  mode: 'salle',
  statut: 'present',
  represente: '',
  qualite: null,
  siege: '',
}

const modeOptions = optionsOf(modes)
const qualiteOptions = optionsOf(qualites)
const statutOptions = optionsOf(statutsPresence)

interface PersonFieldsProps {
  draft: PersonDraft
  onChange: (change: Partial<PersonDraft>) => void
  organismes: readonly string[]
  nomError?: string | undefined
  autoFocus?: boolean
  /** Asks as whom they are expected, and on which seat. */
  seat?: boolean
}

export function PersonFields({
  draft,
  onChange,
  organismes,
  nomError,
  autoFocus = false,
  seat = false,
}: PersonFieldsProps) {
  return (
    <>
      <TextField
        label="Nom"
        name="nom"
        isRequired
        autoFocus={autoFocus}
        maxLength={200}
        value={draft.nom}
        onChange={(nom) => onChange({ nom })}
        error={nomError}
      />
      <TextField
        label="Fonction"
        name="fonction"
        maxLength={200}
        value={draft.fonction}
        onChange={(fonction) => onChange({ fonction })}
      />
      <ComboBox
        label="Organisme"
        value={draft.organisme}
        suggestions={organismes}
        onChange={(organisme) => onChange({ organisme })}
      />
      <Select
        label="Mode"
        value={draft.mode}
        options={modeOptions}
        onChange={(mode) => mode !== null && onChange({ mode })}
      />
      <Select
        label="Statut"
        value={draft.statut}
        options={statutOptions}
        onChange={(statut) => statut !== null && onChange({ statut })}
      />
      <TextField
        label="Représente"
        hint="Membre absent"
        maxLength={200}
        value={draft.represente}
        onChange={(represente) => onChange({ represente })}
      />
      {seat && (
        <>
          <Select
            label="Qualité"
            value={draft.qualite}
            blank="Non renseignée"
            options={qualiteOptions}
            onChange={(qualite) => onChange({ qualite })}
          />
          <TextField
            label="Siège"
            hint="Au comité ou dans le groupe"
            maxLength={200}
            value={draft.siege}
            onChange={(siege) => onChange({ siege })}
          />
        </>
      )}
    </>
  )
}
