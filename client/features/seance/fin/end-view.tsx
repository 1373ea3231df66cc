import { useMeeting } from '#client/direct/meeting'
import { ReleveLine } from '#client/direct/releve/releve-line'
import { WholeReleve } from '#client/direct/releve/whole-releve'
import { ButtonLink } from '#client/ui/button'
import { plural } from '#client/words/numbers'
import { type ReleveLine as Line, sameName } from '#shared/documents/releve'
import { Notes } from '../releve/notes.tsx'
import { NextMeeting } from '../releve/prochaine-seance.tsx'
import { RotiCard } from './roti-card.tsx'
import './fin.css'

/** The end of a meeting for whoever took part: what is asked of me, what was decided, when is the next one. */
export function EndView() {
  return (
    <WholeReleve>
      {({ notes, lines }) => (
        <>
          <Asked lines={lines} />
          <RotiCard />
          <Decided lines={lines} />
          <NextMeeting {...notes} />
          <Notes {...notes} />
        </>
      )}
    </WholeReleve>
  )
}

function Asked({ lines }: { lines: readonly Line[] }) {
  const { seance, direct } = useMeeting()
  const me = seance.maLigne
  const organisme = me?.organisme ?? direct.participants.find((p) => p.id === seance.personId)?.organisme ?? null
  const asked = lines.filter(
    (l) => l.nature === 'engagement' && (sameName(l.qui, organisme) || sameName(l.personne, me?.nom ?? null)),
  )
  if (organisme === null && me === null) return null
  return (
    <section aria-labelledby="demande" className="carte pile serree">
      <h2 id="demande">Ce qui m’est demandé</h2>
      {asked.length === 0 ? (
        <p>Aucun engagement n’est noté pour {organisme === null ? 'vous' : <strong>{organisme}</strong>}.</p>
      ) : (
        <ul className="liste-nue releve">
          {asked.map((line) => (
            <li key={line.id}>
              <ReleveLine line={line} plain />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Decided({ lines }: { lines: readonly Line[] }) {
  const { seance } = useMeeting()
  const decisions = lines.filter((l) => l.nature === 'decision')
  const others = lines.length - decisions.length
  return (
    <section aria-labelledby="releve" className="pile serree">
      <h2 id="releve" tabIndex={-1}>
        Ce qui a été décidé
      </h2>
      {decisions.length === 0 && <p className="blanc">Aucune décision n’a été notée.</p>}
      <ul className="liste-nue releve">
        {decisions.map((line) => (
          <li key={line.id}>
            <ReleveLine line={line} plain />
          </li>
        ))}
      </ul>
      <div className="rang">
        <ButtonLink to="/seances/$id/releve" params={{ id: seance.id }}>
          Lire tout le relevé
        </ButtonLink>
        {others > 0 && <span className="petit">et {plural(others, 'autre ligne', 'autres lignes')}</span>}
      </div>
    </section>
  )
}
