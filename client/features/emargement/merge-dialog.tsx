import { useState } from 'react'
import { useAction } from '#client/api/answer'
import { RadioCards } from '#client/ui/choices'
import { ConfirmDialog } from '#client/ui/dialog'
import { notify } from '#client/ui/notice'
import { Refused } from '#client/ui/refused'
import { Select } from '#client/ui/select'
import { clockTime, timeOfDay } from '#client/words/dates'
import { fusionnerLignes } from '#shared/api/emargement'
import { modes, statutsPresence } from '#shared/documents/choices'
import { byName, type Ligne } from './lignes.ts'

interface MergeDialogProps {
  seanceId: string
  ligne: Ligne
  /** The one it looks like; null when it is still to be chosen. */
  other: Ligne | null
  lignes: readonly Ligne[]
  onClose: () => void
}

const nameOf = (ligne: Ligne): string => ligne.nom ?? 'ligne sans nom'

/** « Caf, présent·e, en salle, signé à 14 h 02 »: what tells two lines apart. */
export const detailsOf = ({ organisme, statut, mode, signeA, par }: Ligne): string =>
  [
    organisme ?? 'organisme non renseigné',
    statut === null ? null : statutsPresence[statut].toLowerCase(),
    mode === null ? null : modes[mode].toLowerCase(),
    signeA === null ? 'pas de signature' : `${par === 'soi' ? 'signé' : 'noté'} à ${timeOfDay(clockTime(signeA))}`,
  ]
    .filter((w) => w !== null)
    .join(', ')

/** Two lines of one person become one; asked twice, since nothing parts them again. */
export function MergeDialog({ seanceId, ligne, other, lignes, onClose }: MergeDialogProps) {
  const { run, busy, refusal } = useAction(fusionnerLignes)
  const [chosen, setChosen] = useState(other?.id ?? null)
  const [kept, setKept] = useState(ligne.id)
  const double = lignes.find((l) => l.id === chosen)
  const pair = double === undefined ? [] : [ligne, double]
  const merge = async () => {
    if (double === undefined) return
    const [stays, goes] = kept === ligne.id ? [ligne, double] : [double, ligne]
    const done = await run({ params: { id: seanceId, ligneId: stays.id }, body: { double: goes.id } })
    if (!done.ok) return
    notify(`${nameOf(stays)} : une seule ligne`)
    onClose()
  }
  return (
    <ConfirmDialog
      title={double === undefined ? `Avec quelle ligne réunir ${nameOf(ligne)} ?` : 'Une seule et même personne ?'}
      isOpen
      confirm="Réunir les deux lignes"
      isBusy={busy || double === undefined}
      onConfirm={() => void merge()}
      onCancel={onClose}
    >
      {other === null && (
        <Select
          label="L’autre ligne de cette personne"
          value={chosen}
          options={byName(lignes)
            .filter((l) => l.id !== ligne.id)
            .map((l) => ({ code: l.id, label: `${nameOf(l)} (${l.organisme ?? 'organisme non renseigné'})` }))}
          onChange={setChosen}
        />
      )}
      {pair.length > 0 && (
        <>
          <RadioCards
            label="Ligne à garder"
            value={kept}
            options={pair.map((l) => ({ code: l.id, label: nameOf(l), hint: detailsOf(l) }))}
            onChange={setKept}
          />
          <ul>
            <li>
              La ligne gardée reprend de l’autre ce qui lui manque : signature, fonction, organisme, personne
              représentée.
            </li>
            <li>
              Le sous-groupe, les textes et les réponses passent sous la ligne gardée ; si chacune a posé des gommettes,
              les siennes seules comptent.
            </li>
            <li>Les appareils des deux restent ouverts, sous le même nom. L’historique garde les deux orthographes.</li>
          </ul>
          <p>
            <strong>Les deux lignes ne se séparent plus ensuite.</strong> Deux personnes qui portent le même nom gardent
            chacune la leur : l’organisme les distingue.
          </p>
        </>
      )}
      <Refused of={refusal} />
    </ConfirmDialog>
  )
}
