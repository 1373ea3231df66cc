import { useMeeting } from '#client/direct/meeting'
import { Points, SortChip } from '#client/direct/propositions/proposition-words'
import { ranked, roundOf, shareWords, wording } from '#client/direct/propositions/propositions'
import { plural } from '#client/words/numbers'
import { PageWords } from './page-words.tsx'
import { pageOf } from './pages.ts'

const PER_PAGE = 4

/** What is proposed and what became of it; points only once they are revealed, and never whose. */
export function PropositionsSlide({ page }: { page: number }) {
  const { direct } = useMeeting()
  const { propositions } = direct
  const { shown, words } = pageOf(ranked(propositions), PER_PAGE, page)
  const most = Math.max(0, ...propositions.map((p) => p.gommettes ?? 0))
  const done = direct.gommettesVotants ?? 0
  return (
    <>
      {propositions.length === 0 && <p className="projection-vide">Aucune proposition pour l’instant.</p>}
      {roundOf(direct) === 'running' && (
        <p>
          {shareWords(direct)}, à poser sur votre appareil. {plural(done, 'personne l’a fait', 'personnes l’ont fait')}.
        </p>
      )}
      <ul className="projection-lignes">
        {shown.map((p) => (
          <li key={p.id}>
            <p className="projection-ligne-titre">{wording(p)}</p>
            <div className="projection-ligne-suite projection-petit">
              {p.sort !== 'aExaminer' && <SortChip sort={p.sort} />}
              {p.organisme !== null && <span>{p.organisme}</span>}
              <Points proposition={p} most={most} />
            </div>
          </li>
        ))}
      </ul>
      <PageWords words={words} />
    </>
  )
}
