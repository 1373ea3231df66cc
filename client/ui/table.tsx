import type { ReactNode } from 'react'
import { classes } from './class-names.ts'
import './table.css'

/** A column: its words, read but not drawn when hidden; `short` is there to be drawn in their place where room lacks. */
export type Column = string | { words: string; hidden: true } | { words: string; short: string }

interface TableProps {
  /** Says what the table holds; read first, drawn unless hidden. */
  caption: string
  captionHidden?: boolean
  head: readonly Column[]
  children: ReactNode
  /** On a narrow screen each row becomes a card; cells then need their label. */
  cards?: boolean
  /** Its rows can be dragged. */
  reorderable?: boolean
}

export function Table({ caption, captionHidden = true, head, children, cards, reorderable }: TableProps) {
  return (
    <div className={classes('tableau-cadre', cards === true && 'en-cartes')}>
      <table className="tableau">
        <caption className={captionHidden ? 'sr' : ''}>{caption}</caption>
        <thead>
          <tr>
            {head.map((column) =>
              typeof column === 'string' ? (
                <th key={column} scope="col">
                  {column}
                </th>
              ) : (
                <th key={column.words} scope="col" title={'short' in column ? column.words : undefined}>
                  <span className={'short' in column ? 'colonne-mots' : 'sr'}>{column.words}</span>
                  {'short' in column && (
                    <span className="colonne-courte" aria-hidden="true">
                      {column.short}
                    </span>
                  )}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody data-rows={reorderable}>{children}</tbody>
      </table>
    </div>
  )
}

/** A cell; `label` repeats the column where rows are shown as cards. */
export function Cell({ label, children, wide }: { label?: string; children: ReactNode; wide?: boolean }) {
  return (
    <td className={wide === true ? 'cellule-large' : undefined}>
      {label !== undefined && (
        <span className="cellule-nom" aria-hidden="true">
          {label}
        </span>
      )}
      {children}
    </td>
  )
}
