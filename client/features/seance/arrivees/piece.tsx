import { createElement, Fragment } from 'react'
import { classes } from '#client/ui/class-names'
import { blanks } from '#client/words/blanks'
import { plural } from '#client/words/numbers'
import type { Arrivee } from '#shared/api/arrivees'
import { aroundChanges, lineChanges, type Shown } from './line-changes.ts'

export type Morceau = NonNullable<Arrivee['morceaux']>[number]
type Champ = Morceau['champs'][number]

/** « Contours », « Engagements › Caf ». */
export const pieceTitle = ({ champs }: Morceau): string => {
  const [first] = champs
  if (first === undefined) return ''
  return champs.length === 1 ? first.libelles.join(' › ') : first.libelles.slice(0, -1).join(' › ')
}

/** What a field or a row says now, and what it would say. */
export function PieceWords({ piece: { champs } }: { piece: Morceau }) {
  const alone = champs.length === 1
  // By place: two fields of a row may have the same words.
  return createElement(Fragment, null, ...champs.map((champ) => words(champ, alone)))
}

/** More than a screen of a phone is folded. */
const MOST_LINES = 24
const FIRST_LINES = 16

const signs = { same: '', added: '+', removed: '−' } as const
const read = { same: '', added: 'ajouté\u00a0: ', removed: 'retiré\u00a0: ' } as const

function words({ libelles, avant, apres }: Champ, alone: boolean) {
  const { shown, skippedAtEnd } = aroundChanges(lineChanges(avant, apres))
  const first = shown.length > MOST_LINES ? shown.slice(0, FIRST_LINES) : shown
  const rest = shown.slice(first.length)
  return (
    <div className="arrivee-champ">
      {!alone && <p className="cle">{libelles.at(-1)}</p>}
      <div className="arrivee-texte">
        {createElement(Fragment, null, ...first.map(line))}
        {rest.length > 0 && (
          <details className="arrivee-suite">
            <summary>Lire la suite&nbsp;: {plural(rest.length, 'ligne')}</summary>
            {createElement(Fragment, null, ...rest.map(line))}
          </details>
        )}
        {skippedAtEnd > 0 && <Skipped n={skippedAtEnd} />}
      </div>
      {avant === null && <p className="petit">Avant&nbsp;: {blanks.nonRenseigne}.</p>}
      {apres === null && <p className="petit">Après&nbsp;: plus rien.</p>}
    </div>
  )
}

function line({ change, skipped }: Shown) {
  const { kind } = change
  const content = (
    <>
      <span className="arrivee-signe" aria-hidden="true">
        {signs[kind]}
      </span>
      <span>
        {kind !== 'same' && <span className="sr">{read[kind]}</span>}
        {change.words === '' ? '\u00a0' : change.words}
      </span>
    </>
  )
  const className = classes('arrivee-ligne', kind)
  const element = kind === 'added' ? 'ins' : kind === 'removed' ? 'del' : 'p'
  return (
    <>
      {skipped > 0 && <Skipped n={skipped} />}
      {createElement(element, { className }, content)}
    </>
  )
}

const Skipped = ({ n }: { n: number }) => (
  <p className="petit arrivee-saut">… {plural(n, 'ligne inchangée', 'lignes inchangées')}</p>
)
