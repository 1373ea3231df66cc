import type { Instantane } from '#server/snapshot/content'
import type { Block } from '#shared/api/outline'
import { compareNumeros } from '#shared/documents/numero'
import { documentsOf } from './frozen.ts'
import { cell, paragraph, rowName, table } from './outline.ts'

/** What each fiche says it will be measured by. */
export function indicateurs(instantane: Instantane): Block[] {
  const rows = documentsOf(instantane, 'fiche-action')
    .map((d) => d.value)
    .sort(compareNumeros)
    .flatMap(({ numero, intitule, indicateurs: named }) =>
      named
        .filter(({ texte }) => texte.trim() !== '')
        .map(({ texte }) => [rowName(texte), cell(numero === null ? (intitule ?? 'Fiche') : `Fiche ${numero}`)]),
    )
  if (rows.length === 0) return [paragraph('Aucun indicateur n’est inscrit dans les fiches.')]
  return [table('Indicateurs', ['Indicateur', 'Fiche'], rows)]
}
