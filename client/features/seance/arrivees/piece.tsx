import { createElement, Fragment } from 'react'
import { classes } from '#client/ui/class-names'
import { blanks } from '#client/words/blanks'
import { readableValue } from '#client/words/dates'
import { plural } from '#client/words/numbers'
import type { Arrivee } from '#shared/api/arrivees'
import { aroundChanges, type LineChange, lineChanges, type Shown } from './line-changes.ts'

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
  const isNew = !alone && champs.every(({ avant }) => avant === null)
  return (
    <>
      {isNew && <p className="petit arrivee-nouvelle">Ligne ajoutée.</p>}
      {/* By place: two fields of a row may have the same words. */}
      {createElement(Fragment, null, ...champs.map((champ) => words(champ, alone, isNew)))}
    </>
  )
}

/** More than a screen of a phone is folded. */
const MOST_LINES = 24
const FIRST_LINES = 16

const signs = { same: '', added: '+', removed: '−', changed: '±' } as const
const read = { added: 'ajouté\u00a0: ', removed: 'retiré\u00a0: ' } as const

function words({ libelles, avant, apres }: Champ, alone: boolean, isNew: boolean) {
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
      {avant === null && !isNew && <p className="petit">Avant&nbsp;: {blanks.nonRenseigne}.</p>}
      {apres === null && <p className="petit">Après&nbsp;: plus rien.</p>}
    </div>
  )
}

function line({ change, skipped }: Shown) {
  const { kind } = change
  return (
    <>
      {skipped > 0 && <Skipped n={skipped} />}
      <p className={classes('arrivee-ligne', kind)}>
        <span className="arrivee-signe" aria-hidden="true">
          {signs[kind]}
        </span>
        <span>
          <Inside change={change} />
        </span>
      </p>
    </>
  )
}

function Inside({ change }: { change: LineChange }) {
  if (change.kind === 'changed') {
    const { start, removed, added, end } = change
    return (
      <>
        {start}
        <Part kind="removed" words={removed} />
        <Part kind="added" words={added} />
        {end}
      </>
    )
  }
  const { kind } = change
  const words = change.words === '' ? '\u00a0' : readableValue(change.words)
  return kind === 'same' ? words : <Part kind={kind} words={words} />
}

function Part({ kind, words }: { kind: 'added' | 'removed'; words: string }) {
  if (words === '') return null
  const Element = kind === 'added' ? 'ins' : 'del'
  return (
    <Element>
      <span className="sr">{read[kind]}</span>
      {words}
    </Element>
  )
}

const Skipped = ({ n }: { n: number }) => (
  <p className="petit arrivee-saut">… {plural(n, 'ligne inchangée', 'lignes inchangées')}</p>
)
