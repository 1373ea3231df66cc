import type { Instantane } from '#server/snapshot/content'
import type { Block } from '#shared/api/outline'
import { compareNumeros } from '#shared/documents/numero'
import { documentsOf, nomDeFiche } from './frozen.ts'
import { cell, paragraph, rowName, table } from './outline.ts'

/** What each fiche says it will be measured by. */
export function indicateurs(instantane: Instantane): Block[] {
  const named = documentsOf(instantane, 'fiche-action')
    .sort((a, b) => compareNumeros(a.value, b.value))
    .flatMap((fiche) =>
      fiche.value.indicateurs.filter(({ texte }) => texte.trim() !== '').map(({ texte }) => ({ texte, fiche })),
    )
  const rows = named.map(({ texte, fiche: { value } }) => [
    rowName(texte),
    cell(value.numero === null ? (value.intitule ?? 'Fiche') : `Fiche ${value.numero}`),
  ])
  if (rows.length === 0) return [paragraph('Aucun indicateur n’est inscrit dans les fiches.')]
  const lieux = named.map(({ fiche }) => ({ passage: nomDeFiche(fiche.value), documentId: fiche.id }))
  return [table('Indicateurs', ['Indicateur', 'Fiche'], rows, { lieux })]
}
