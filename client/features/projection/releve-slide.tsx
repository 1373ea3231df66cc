import { groupeWords } from '#client/direct/groupes'
import { documentOf, useMeeting } from '#client/direct/meeting'
import { useRows } from '#client/document/use-document-value'
import { useDocument } from '#client/sync/use-document'
import { ReleveChip } from '#client/words/chips'
import { Day } from '#client/words/dates'
import { notesDeSeance } from '#shared/documents/notes-de-seance'
import { PageWords } from './page-words.tsx'
import { pageOf } from './pages.ts'

const PER_PAGE = 3

/** What was decided, to be read aloud; who is in charge stays on the screens of those who take part. */
export function ReleveSlide({ page }: { page: number }) {
  const { seance } = useMeeting()
  const notes = documentOf(seance, 'notes-de-seance')
  if (notes === null) return <p className="projection-vide">Cette séance n’a pas de relevé.</p>
  return <Lines id={notes.id} page={page} />
}

function Lines({ id, page }: { id: string; page: number }) {
  const { seance, direct } = useMeeting()
  const { doc } = useDocument('notes-de-seance', id, { right: 'read', personId: seance.personId })
  const lines = useRows(notesDeSeance, doc, 'releve').filter((line) => line.texte.trim() !== '')
  const { shown, words } = pageOf(lines, PER_PAGE, page)
  return (
    <>
      {lines.length === 0 && <p className="projection-vide">Rien n’est encore noté.</p>}
      <ul className="projection-lignes">
        {shown.map((line) => {
          const groupe = direct.sousGroupes.find((g) => g.id === line.sousGroupe)
          return (
            <li key={line.id}>
              <p className="projection-ligne-titre">{line.texte}</p>
              <div className="projection-ligne-suite projection-petit">
                <ReleveChip nature={line.nature} />
                {line.nature === 'engagement' && line.qui === null && <strong>responsable à désigner</strong>}
                {line.echeance !== null && (
                  <span>
                    pour le <Day day={line.echeance} />
                  </span>
                )}
                {groupe !== undefined && <span>{groupeWords(groupe)}</span>}
              </div>
            </li>
          )
        })}
      </ul>
      <PageWords words={words} />
    </>
  )
}
