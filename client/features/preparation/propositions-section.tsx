import { Plus, Trash2, Users } from 'lucide-react'
import { Button, IconButton } from '#client/ui/button'
import { Chip } from '#client/ui/chip'
import { TextArea, TextField } from '#client/ui/text-field'
import { newProposition, type PropositionDraft, type SousGroupeDraft } from './draft.ts'
import type { Faults } from './faults.ts'

interface PropositionsProps {
  propositions: readonly PropositionDraft[]
  sousGroupes: readonly SousGroupeDraft[]
  onChange: (change: (rows: readonly PropositionDraft[]) => readonly PropositionDraft[]) => void
  onCreateSousGroupe: (from: PropositionDraft) => void
  faults: Faults
}

/** Actions put to the group, worded in full: each may become a sub-group. */
export function PropositionsSection(props: PropositionsProps) {
  const { propositions, sousGroupes, onChange, onCreateSousGroupe, faults } = props
  const planned = new Set(sousGroupes.map((g) => g.titre.trim()))
  const change = (key: string, next: Partial<PropositionDraft>) =>
    onChange((rows) => rows.map((r) => (r.key === key ? { ...r, ...next } : r)))
  return (
    <section className="carte pile" aria-labelledby="titre-propositions">
      <h2 id="titre-propositions">Propositions d’actions collectives</h2>
      {faults.get('propositions') !== undefined && <p className="champ-erreur">{faults.get('propositions')}</p>}
      {propositions.length === 0 && <p className="blanc">Aucune proposition pour l’instant.</p>}
      <ol className="liste-nue pile">
        {propositions.map((p, i) => (
          <li key={p.key} className="preparation-bloc">
            <fieldset className="preparation-bloc-champs">
              <legend>Proposition {i + 1}</legend>
              <TextArea
                label="Titre complet"
                rows={2}
                value={p.titre}
                onChange={(titre) => change(p.key, { titre })}
                error={faults.get(`${p.key}.titre`)}
              />
              <TextField
                label="Titre court"
                hint="Pour l’écran et le téléphone."
                value={p.titreCourt}
                onChange={(titreCourt) => change(p.key, { titreCourt })}
                error={faults.get(`${p.key}.titreCourt`)}
              />
              <div className="rang">
                {p.titre.trim() !== '' && planned.has(p.titre.trim()) ? (
                  <Chip tone="success" shape="check">
                    Sous-groupe prévu
                  </Chip>
                ) : (
                  <Button small isDisabled={p.titre.trim() === ''} onPress={() => onCreateSousGroupe(p)}>
                    <Users size={16} aria-hidden="true" /> Créer le sous-groupe
                  </Button>
                )}
              </div>
            </fieldset>
            <IconButton
              small
              look="danger"
              label={`Retirer la proposition ${i + 1}`}
              onPress={() => onChange((rows) => rows.filter((r) => r.key !== p.key))}
            >
              <Trash2 size={16} aria-hidden="true" />
            </IconButton>
          </li>
        ))}
      </ol>
      <div>
        <Button onPress={() => onChange((rows) => [...rows, newProposition()])}>
          <Plus size={16} aria-hidden="true" /> Ajouter une proposition
        </Button>
      </div>
    </section>
  )
}
