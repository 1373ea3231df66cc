import { useCallback, useEffect, useState } from 'react'
import { currentPoint } from '#client/direct/deroule'
import { useMeeting } from '#client/direct/meeting'
import { useRows } from '#client/document/use-document-value'
import { useDocument } from '#client/sync/use-document'
import { OrBlank } from '#client/words/blanks'
import { EtatChip } from '#client/words/chips'
import { Day } from '#client/words/dates'
import type { DocumentOf } from '#shared/document/define'
import { ficheAction } from '#shared/documents/fiche-action'
import { PageWords } from './page-words.tsx'
import { pageOf } from './pages.ts'

type Action = DocumentOf<typeof ficheAction>['actions'][number]
type Told = (ficheId: string, actions: readonly Action[]) => void

const PER_PAGE = 3

/** « Fiche 5 » of « Fiche 5 — Favoriser… »: the item may be about one of them. */
const numberOf = (words: string | null | undefined): string | null =>
  /\bfiche\s+([\d.]+)/i.exec(words ?? '')?.[1] ?? null

/** The actions being followed: those of the fiche the current item names, else of every fiche of the meeting. */
export function SuiviSlide({ page }: { page: number }) {
  const { seance, direct } = useMeeting()
  const [rows, setRows] = useState<Readonly<Record<string, readonly Action[]>>>({})
  const told = useCallback<Told>((id, actions) => setRows((now) => ({ ...now, [id]: actions })), [])
  const fiches = seance.documents.filter((d) => d.kind === 'fiche-action')
  const asked = numberOf(currentPoint(direct)?.titre)
  const about = fiches.filter((f) => asked === null || numberOf(f.title) === asked)
  const followed = about.length > 0 ? about : fiches
  const actions = followed.flatMap((f) => (rows[f.id] ?? []).map((action) => ({ action, fiche: numberOf(f.title) })))
  const { shown, words } = pageOf(actions, PER_PAGE, page)
  return (
    <>
      {followed.map((f) => (
        <Reader key={f.id} id={f.id} personId={seance.personId} told={told} />
      ))}
      {actions.length === 0 && <p className="projection-vide">Aucune action n’est suivie.</p>}
      <ul className="projection-lignes">
        {shown.map(({ action, fiche }) => (
          <li key={action.id}>
            <p className="projection-ligne-titre">
              <OrBlank value={action.intitule} blank="nonRenseigne" />
            </p>
            <div className="projection-ligne-suite projection-petit">
              {fiche !== null && followed.length > 1 && <span>Fiche&nbsp;{fiche}</span>}
              <span>
                Pilote&nbsp;: <OrBlank value={action.pilote} blank="aDesigner" />
              </span>
              <EtatChip etat={action.etat} />
              {action.echeance !== null && (
                <span>
                  pour le <Day day={action.echeance} />
                </span>
              )}
            </div>
          </li>
        ))}
      </ul>
      <PageWords words={words} />
    </>
  )
}

/** Reads one fiche and tells its actions; shows nothing itself. */
function Reader({ id, personId, told }: { id: string; personId: string; told: Told }) {
  const { doc } = useDocument('fiche-action', id, { right: 'read', personId })
  const actions = useRows(ficheAction, doc, 'actions')
  useEffect(() => told(id, actions), [told, id, actions])
  return null
}
