import { useAnswer } from '#client/api/answer'
import { currentPoint } from '#client/direct/deroule'
import { useMeeting } from '#client/direct/meeting'
import { plural } from '#client/words/numbers'
import { ASSEZ_DE_REPONSES, getEvaluation } from '#shared/api/evaluation'
import './fin.css'

const values = [1, 2, 3, 4, 5]

/** What the meeting was worth, for those who run it: as a whole, once nobody can be guessed. */
export function EvaluationResult() {
  const { seance, direct, phase } = useMeeting()
  const ending = phase === 'closed' || phase === 'validated' || currentPoint(direct)?.nature === 'cloture'
  return ending ? <Read id={seance.id} /> : null
}

function Read({ id }: { id: string }) {
  const answer = useAnswer(getEvaluation, { params: { id } }, { every: 10_000 })
  if (answer.state !== 'ready') return null
  const { reponses, notes, mots } = answer.value
  return (
    <section aria-labelledby="evaluation" className="pile serree">
      <h2 id="evaluation">Évaluation de la séance</h2>
      {notes === null ? (
        <p className="petit">
          {reponses === 0 ? 'Aucune réponse' : plural(reponses, 'réponse')}. Le résultat s’affiche à partir de{' '}
          {ASSEZ_DE_REPONSES}, pour que personne ne se devine.
        </p>
      ) : (
        <>
          <p>
            <strong>{mean(notes, reponses)}</strong> sur 5, {plural(reponses, 'réponse')}
          </p>
          <ul className="liste-nue roti-compte">
            {values.map((value) => {
              const n = notes[value - 1] ?? 0
              return (
                <li key={value}>
                  <span>{value}</span>
                  <meter min={0} max={reponses} value={n} aria-label={`${plural(n, 'réponse')} à ${value}`} />
                  <span aria-hidden="true">{n}</span>
                </li>
              )
            })}
          </ul>
          {mots.length > 0 && <p className="petit">En un mot&nbsp;: {mots.join(' · ')}</p>}
        </>
      )}
    </section>
  )
}

const mean = (notes: readonly number[], total: number): string =>
  (notes.reduce((sum, n, i) => sum + n * (i + 1), 0) / total).toLocaleString('fr-FR', { maximumFractionDigits: 1 })
