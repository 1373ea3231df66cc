import { Plus, Trash2, Users } from 'lucide-react'
import { useRef } from 'react'
import { Button, IconButton } from '#client/ui/button'
import { Chip } from '#client/ui/chip'
import { TextArea, TextField } from '#client/ui/text-field'
import { useFocusNext } from '#client/ui/use-focus-next'
import { newProposition, type PropositionDraft, type SousGroupeDraft } from './draft.ts'
import type { Faults } from './faults.ts'
import { focusAfterRemoval } from './focus-after-removal.ts'

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
  const section = useRef<HTMLElement>(null)
  const added = useRef<string | null>(null)
  const focusNext = useFocusNext()
  const planned = new Set(sousGroupes.map((g) => g.titre.trim()))
  const change = (key: string, next: Partial<PropositionDraft>) =>
    onChange((rows) => rows.map((r) => (r.key === key ? { ...r, ...next } : r)))
  const add = () => {
    const row = newProposition()
    added.current = row.key
    onChange((rows) => [...rows, row])
  }
  const remove = (at: number, key: string) => {
    const previous = propositions[at - 1]?.key
    onChange((rows) => rows.filter((r) => r.key !== key))
    focusNext(() => focusAfterRemoval(section.current, previous))
  }
  return (
    <section ref={section} className="carte pile" aria-labelledby="titre-propositions">
      <h2 id="titre-propositions">Propositions d’actions collectives</h2>
      {faults.get('propositions') !== undefined && <p className="champ-erreur">{faults.get('propositions')}</p>}
      {propositions.length === 0 && <p className="blanc">Aucune proposition pour l’instant.</p>}
      <ol className="liste-nue pile">
        {propositions.map((p, i) => (
          <li key={p.key} data-cle={p.key} className="preparation-bloc">
            <fieldset className="preparation-bloc-champs">
              <legend>Proposition {i + 1}</legend>
              <TextArea
                label="Titre complet"
                name="titre"
                autoFocus={added.current === p.key}
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
            <IconButton small look="danger" label={`Retirer la proposition ${i + 1}`} onPress={() => remove(i, p.key)}>
              <Trash2 size={16} aria-hidden="true" />
            </IconButton>
          </li>
        ))}
      </ol>
      <div>
        <Button data-ajout onPress={add}>
          <Plus size={16} aria-hidden="true" /> Ajouter une proposition
        </Button>
      </div>
    </section>
  )
}
