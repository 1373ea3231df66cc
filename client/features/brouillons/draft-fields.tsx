import { createElement, Fragment } from 'react'
import type { Draft, DraftField } from '#client/sync/drafts'
import { blanks } from '#client/words/blanks'
import { readableValue } from '#client/words/dates'

/** What was typed, field by field; what the server holds stays one click away. */
export function DraftFields({ fields }: Pick<Draft, 'fields'>) {
  if (fields.length === 0) return <p className="blanc">Un déplacement de lignes, sans texte à garder.</p>
  return <dl className="brouillon-champs">{createElement(Fragment, null, ...fields.map(field))}</dl>
}

const field = ({ labels, before, after }: DraftField) => (
  <div className="brouillon-champ">
    <dt className="cle">{labels.join(' › ')}</dt>
    <dd>
      {after === null ? (
        <span className="blanc">retiré</span>
      ) : (
        <p className="brouillon-texte">{readableValue(after)}</p>
      )}
      <details>
        <summary>Ce que le serveur contient</summary>
        <p className="brouillon-texte">
          {before === null ? <span className="blanc">{blanks.nonRenseigne}</span> : readableValue(before)}
        </p>
      </details>
    </dd>
  </div>
)
