import { DateField, TextArea, TextField, TimeField } from '#client/ui/text-field'
import type { SeanceDraft } from './draft.ts'
import type { Faults } from './faults.ts'

interface FactsProps {
  draft: SeanceDraft
  onChange: (change: Partial<SeanceDraft>) => void
  faults: Faults
}

/** What is printed at the head of the invitation and of the sign-in sheet. */
export function FactsSection({ draft, onChange, faults }: FactsProps) {
  return (
    <section className="carte pile" aria-labelledby="titre-seance">
      <h2 id="titre-seance">La séance</h2>
      <TextField
        label="Titre"
        isRequired
        value={draft.titre}
        onChange={(titre) => onChange({ titre })}
        error={faults.get('titre')}
      />
      <div className="preparation-heures">
        <DateField
          label="Date"
          isRequired
          value={draft.jour}
          onChange={(jour) => onChange({ jour })}
          error={faults.get('jour')}
        />
        <TimeField
          label="Début"
          value={draft.debut}
          onChange={(debut) => onChange({ debut })}
          error={faults.get('debut')}
        />
        <TimeField label="Fin" value={draft.fin} onChange={(fin) => onChange({ fin })} error={faults.get('fin')} />
      </div>
      <TextField label="Lieu" value={draft.lieu} onChange={(lieu) => onChange({ lieu })} error={faults.get('lieu')} />
      <TextField
        label="Lien de visio"
        type="url"
        hint="Pour les personnes à distance. L’outil de visio reste le vôtre."
        value={draft.visio}
        onChange={(visio) => onChange({ visio })}
        error={faults.get('visio')}
      />
      <TextArea
        label="Coanimation"
        hint="Une structure par ligne."
        rows={2}
        value={draft.coanimation}
        onChange={(coanimation) => onChange({ coanimation })}
        error={faults.get('coanimation')}
      />
    </section>
  )
}
