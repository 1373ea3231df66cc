import { Plus, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button, IconButton } from '#client/ui/button'
import { ConfirmDialog } from '#client/ui/dialog'
import { TextArea, TextField } from '#client/ui/text-field'
import { useFocusNext } from '#client/ui/use-focus-next'
import { newSousGroupe, type SousGroupeDraft } from './draft.ts'
import type { Faults } from './faults.ts'
import { focusAfterRemoval } from './focus-after-removal.ts'

interface SousGroupesProps {
  sousGroupes: readonly SousGroupeDraft[]
  onChange: (change: (rows: readonly SousGroupeDraft[]) => readonly SousGroupeDraft[]) => void
  faults: Faults
}

/** The tables of the afternoon: each has a sheet with the six objectives, a place and its own link for remote people. */
export function SousGroupesSection({ sousGroupes, onChange, faults }: SousGroupesProps) {
  const section = useRef<HTMLElement>(null)
  const added = useRef<string | null>(null)
  const focusNext = useFocusNext()
  const [removing, setRemoving] = useState<SousGroupeDraft | null>(null)
  const change = (key: string, next: Partial<SousGroupeDraft>) =>
    onChange((rows) => rows.map((r) => (r.key === key ? { ...r, ...next } : r)))
  const drop = (key: string) => {
    const previous = sousGroupes[sousGroupes.findIndex((r) => r.key === key) - 1]?.key
    setRemoving(null)
    onChange((rows) => rows.filter((r) => r.key !== key))
    focusNext(() => focusAfterRemoval(section.current, previous))
  }
  const add = () => {
    const row = newSousGroupe()
    added.current = row.key
    onChange((rows) => [...rows, row])
  }
  return (
    <section ref={section} className="carte pile" aria-labelledby="titre-sous-groupes">
      <h2 id="titre-sous-groupes">Sous-groupes</h2>
      <p className="petit">Chaque sous-groupe a sa fiche, avec les six objectifs.</p>
      {faults.get('sousGroupes') !== undefined && <p className="champ-erreur">{faults.get('sousGroupes')}</p>}
      {sousGroupes.length === 0 && <p className="blanc">Aucun sous-groupe pour l’instant.</p>}
      <ol className="liste-nue pile">
        {sousGroupes.map((g, i) => (
          <li key={g.key} data-cle={g.key} className="preparation-bloc">
            <fieldset className="preparation-bloc-champs">
              <legend>Sous-groupe {i + 1}</legend>
              <TextArea
                label="Titre complet"
                name="titre"
                autoFocus={added.current === g.key}
                rows={2}
                value={g.titre}
                onChange={(titre) => change(g.key, { titre })}
                error={faults.get(`${g.key}.titre`)}
              />
              <div className="preparation-deux">
                <TextField
                  label="Titre court"
                  value={g.titreCourt}
                  onChange={(titreCourt) => change(g.key, { titreCourt })}
                  error={faults.get(`${g.key}.titreCourt`)}
                />
                <TextField
                  label="Lieu"
                  hint="Salle, table…"
                  value={g.lieu}
                  onChange={(lieu) => change(g.key, { lieu })}
                  error={faults.get(`${g.key}.lieu`)}
                />
              </div>
              <TextField
                label="Lien de visio"
                type="url"
                value={g.visio}
                onChange={(visio) => change(g.key, { visio })}
                error={faults.get(`${g.key}.visio`)}
              />
            </fieldset>
            <IconButton
              small
              look="danger"
              label={`Retirer le sous-groupe ${i + 1}`}
              onPress={() => (g.id === null ? drop(g.key) : setRemoving(g))}
            >
              <Trash2 size={16} aria-hidden="true" />
            </IconButton>
          </li>
        ))}
      </ol>
      <div>
        <Button data-ajout onPress={add}>
          <Plus size={16} aria-hidden="true" /> Ajouter un sous-groupe
        </Button>
      </div>
      <ConfirmDialog
        title="Retirer ce sous-groupe ?"
        isOpen={removing !== null}
        confirm="Retirer"
        danger
        onConfirm={() => removing !== null && drop(removing.key)}
        onCancel={() => setRemoving(null)}
      >
        <p>
          Au prochain enregistrement, sa fiche quittera les listes et ses membres n’auront plus de sous-groupe. Ce qui y
          est écrit reste dans l’historique.
        </p>
      </ConfirmDialog>
    </section>
  )
}
