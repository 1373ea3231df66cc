import type { ReactNode } from 'react'
import { groupeWords } from '#client/direct/groupes'
import type { SousGroupeRow } from '#client/direct/live-meeting'
import { When } from '#client/direct/titles'
import { mediumDay } from '#client/words/dates'
import type { SeanceView } from '#shared/api/seances'
import { proseText } from '#shared/document/value'
import { type EtatObjectif, etatsObjectif, naturesLivrable, validations } from '#shared/documents/choices'
import { objectifs, type SousGroupe } from '#shared/documents/sous-groupe'
import { Choix } from './case.tsx'

interface FichePapierProps {
  seance: SeanceView
  groupe: SousGroupeRow
  /** Null: nothing is written beforehand. */
  value: SousGroupe | null
  /** Where to type it afterwards; null while the meeting has no code. */
  code: { code: string; adresse: string } | null
}

type Part = (v: SousGroupe | null) => ReactNode

const day = (jour: string | null | undefined): string => (jour == null ? '' : mediumDay(jour))

/** What stands under each objective, in the order of the screen: whoever types it again follows the paper. */
const parts: Readonly<Record<(typeof objectifs)[number]['cle'], Part>> = {
  contours: (v) => (
    <>
      <p className="papier-ligne-choix">
        Action validée : <Choix labels={validations} chosen={v?.contoursValidation ?? null} />
      </p>
      <Lines words={v === null ? '' : proseText(v.contours)} count={3} />
    </>
  ),
  attendus: (v) => (
    <>
      <Lines words={v === null ? '' : proseText(v.attendus)} count={2} />
      <Grid
        head={['Qui (organisme)', 'S’engage à', 'Pour le']}
        rows={v?.engagements.map((e) => [e.qui ?? '', e.quoi, day(e.echeance)]) ?? []}
        count={3}
      />
    </>
  ),
  modalites: (v) => <Lines words={v === null ? '' : proseText(v.modalites)} count={2} />,
  acteurs: (v) => (
    <Grid
      head={['Acteur', 'Pourquoi', 'Sollicité par']}
      rows={v?.acteursManquants.map((a) => [a.acteur ?? '', a.pourquoi, a.contact ?? '']) ?? []}
      count={3}
    />
  ),
  livrable: (v) => (
    <>
      <Lines words={v === null ? '' : proseText(v.livrable)} count={2} />
      <p className="papier-ligne-choix">
        Nature : <Filled words={v?.livrableNature == null ? '' : naturesLivrable[v.livrableNature]} /> Échéance :{' '}
        <Filled words={day(v?.livrableEcheance)} />
      </p>
    </>
  ),
  premiereReunion: (v) => (
    <p className="papier-ligne-choix">
      Le : <Filled words={[day(v?.premiereReunionLe), v?.premiereReunionTexte ?? ''].filter(Boolean).join(', ')} /> ou
      propose des dates : <Filled words={v?.premiereReunionPar ?? ''} />
    </p>
  ),
}

/** The sheet of one sub-group on paper, in black and white: filled in by hand, then typed in the same order. */
export function FichePapier({ seance, groupe, value, code }: FichePapierProps) {
  return (
    <article className="papier papier-fiche" aria-label={`Fiche à imprimer : ${groupeWords(groupe)}`}>
      <header>
        <p className="papier-fiche-seance">
          {seance.titre} · <When {...seance} />
        </p>
        <h2>{groupeWords(groupe)}</h2>
        <p className="papier-fiche-titre">{value?.intitule ?? groupe.titre}</p>
        <p>
          {groupe.lieu !== null && (
            <>
              Lieu : <strong>{groupe.lieu}</strong> ·{' '}
            </>
          )}
          Rapporteur·e : <Filled words="" /> Autres membres : <Filled words="" large />
        </p>
      </header>
      <ol className="papier-objectifs">
        {objectifs.map(({ cle, etat, texte }) => (
          <li key={cle}>
            <div className="papier-objectif-tete">
              <h3>{texte}</h3>
              <Choix<EtatObjectif> labels={etatsObjectif} chosen={value?.[etat] ?? null} />
            </div>
            {parts[cle](value)}
          </li>
        ))}
      </ol>
      <h3>Questions ouvertes</h3>
      <Lines words={value?.questions.map((q) => q.texte).join('\n') ?? ''} count={1} />
      <footer className="papier-fiche-pied">
        {code === null ? (
          'À remettre à l’animation, qui reprend cette fiche dans l’ordre du papier.'
        ) : (
          <>
            À reprendre en ligne : <strong>{code.adresse}</strong>, code{' '}
            <strong className="papier-fiche-code">{code.code}</strong>, {groupeWords(groupe).toLowerCase()}.
          </>
        )}
      </footer>
    </article>
  )
}

/** What is written already, and lines to go on by hand. */
function Lines({ words, count }: { words: string; count: number }) {
  const written = words.trim()
  return (
    <>
      {written !== '' && <p className="papier-ecrit">{written}</p>}
      {Array.from({ length: written === '' ? count : 1 }, (_, i) => `ligne-${i}`).map((key) => (
        <span key={key} className="papier-ligne" aria-hidden="true" />
      ))}
    </>
  )
}

const Filled = ({ words, large = false }: { words: string; large?: boolean }) => (
  <span className={large ? 'papier-blanc large' : 'papier-blanc'}>{words}</span>
)

function Grid({ head, rows, count }: { head: readonly string[]; rows: readonly string[][]; count: number }) {
  const empty = Math.max(1, count - rows.length)
  const blank = head.map(() => '')
  const all = [...rows, ...Array.from({ length: empty }, () => blank)].map((cells, i) => ({ rang: i + 1, cells }))
  return (
    <table className="papier-table">
      <thead>
        <tr>
          {head.map((words) => (
            <th key={words} scope="col">
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {all.map(({ rang, cells }) => (
          <tr key={rang}>
            {cells.map((words, column) => (
              <td key={head[column]}>{words}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
