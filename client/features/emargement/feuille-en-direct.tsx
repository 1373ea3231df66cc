import { type ReactNode, useDeferredValue, useState } from 'react'
import { Button } from '#client/ui/button'
import { EmptyState } from '#client/ui/states'
import { Table } from '#client/ui/table'
import { TextField } from '#client/ui/text-field'
import { plural } from '#client/words/numbers'
import { AddForm } from './add-form.tsx'
import { CorrectDialog } from './correct-dialog.tsx'
import { Doubles } from './doubles.tsx'
import { HistoryDialog } from './history-dialog.tsx'
import { LigneRow } from './ligne-row.tsx'
import { byName, type Ligne, matches } from './lignes.ts'
import { MergeDialog } from './merge-dialog.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { Totals } from './totals.tsx'
import { useOrganismes } from './use-organismes.ts'

interface FeuilleEnDirectProps {
  seanceId: string
  lignes: readonly Ligne[]
  distinctes: readonly { id: string }[]
  canCorrect: boolean
  /** After closing, what is added was written on paper. */
  onlyPaper: boolean
}

const head = [
  'Nom',
  'Fonction',
  'Organisme',
  'Mode',
  'Statut',
  'Heures',
  'Enregistré',
  { words: 'Actions', hidden: true },
] as const

/** The attendance sheet as it stands now, whoever fills it in. */
export function FeuilleEnDirect({ seanceId, lignes, distinctes, canCorrect, onlyPaper }: FeuilleEnDirectProps) {
  const organismes = useOrganismes()
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed)
  const [added, setAdded] = useState<string | null>(null)
  const [open, setOpen] = useState<{ id: string; what: 'correct' | 'merge' | 'remove' | 'history' } | null>(null)
  const found = byName(lignes.filter((l) => matches(l, search)))
  const opened = open === null ? undefined : lignes.find((l) => l.id === open.id)
  return (
    <>
      <Totals lignes={lignes} />
      {canCorrect && (
        <Adding isQuiet={onlyPaper}>
          <AddForm seanceId={seanceId} organismes={organismes} onlyPaper={onlyPaper} onAdded={setAdded} />
        </Adding>
      )}
      {canCorrect && <Doubles seanceId={seanceId} lignes={lignes} distinctes={distinctes} />}
      <div className="rang sans-papier">
        <div className="emargement-recherche">
          <TextField label="Chercher une personne ou un organisme" type="search" value={typed} onChange={setTyped} />
        </div>
        <p className="petit emargement-trouve" role="status">
          {search.trim() !== '' && `${plural(found.length, 'ligne')} sur ${lignes.length}`}
        </p>
      </div>
      {found.length === 0 ? (
        <Nobody isSearch={lignes.length > 0} />
      ) : (
        <div className="emargement-tableau">
          <Table cards caption="Feuille d’émargement" head={head}>
            {found.map((ligne) => (
              <LigneRow
                key={ligne.id}
                seanceId={seanceId}
                ligne={ligne}
                canCorrect={canCorrect}
                isGathered={!onlyPaper}
                isNew={ligne.id === added}
                holder={lignes.find((l) => l.personne !== null && l.personne === ligne.tableDe)?.nom ?? null}
                onCorrect={() => setOpen({ id: ligne.id, what: 'correct' })}
                onMerge={lignes.length > 1 ? () => setOpen({ id: ligne.id, what: 'merge' }) : null}
                onRemove={() => setOpen({ id: ligne.id, what: 'remove' })}
                onHistory={() => setOpen({ id: ligne.id, what: 'history' })}
              />
            ))}
          </Table>
        </div>
      )}
      {opened !== undefined && open?.what === 'correct' && (
        <CorrectDialog seanceId={seanceId} ligne={opened} organismes={organismes} onClose={() => setOpen(null)} />
      )}
      {opened !== undefined && open?.what === 'merge' && (
        <MergeDialog seanceId={seanceId} ligne={opened} other={null} lignes={lignes} onClose={() => setOpen(null)} />
      )}
      {opened !== undefined && open?.what === 'remove' && (
        <RemoveDialog seanceId={seanceId} ligne={opened} onClose={() => setOpen(null)} />
      )}
      {opened !== undefined && open?.what === 'history' && (
        <HistoryDialog seanceId={seanceId} ligne={opened} onClose={() => setOpen(null)} />
      )}
    </>
  )
}

/** After closing, adding is the exception: its form waits to be asked for. */
function Adding({ isQuiet, children }: { isQuiet: boolean; children: ReactNode }) {
  const [asked, setAsked] = useState(false)
  if (!isQuiet || asked) return children
  return (
    <div className="sans-papier">
      <Button small look="quiet" onPress={() => setAsked(true)}>
        Reprendre une ligne du papier
      </Button>
    </div>
  )
}

function Nobody({ isSearch }: { isSearch: boolean }) {
  if (isSearch)
    return <EmptyState title="Personne ne correspond à cette recherche.">Essayez moins de lettres.</EmptyState>
  return (
    <EmptyState title="Personne n’a encore signé.">
      Les présences arrivent ici dès que quelqu’un signe avec le code, ou quand vous ajoutez une personne.
    </EmptyState>
  )
}
