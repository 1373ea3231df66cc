import { compareContents } from '#server/snapshot/compare'
import type { Instantane } from '#server/snapshot/content'
import { auJour } from '#server/snapshot/wording'
import type { ActionChangee } from '#shared/api/comparaison'
import type { Block, Cell, Origin } from '#shared/api/outline'
import { documentsOf, nomDeFiche, originOf } from './frozen.ts'
import { orBlank, paragraph, strong, table } from './outline.ts'
import { blancs, compte, guillemets, jourDe } from './words.ts'

const CAPTION = 'Actions dont le texte a changé'

const dated = ({ texte, le }: ActionChangee['avant']): Cell => ({
  blocks: [[orBlank(texte, blancs.nonRenseigne)], [{ text: `(${auJour(le)})` }]],
})

/** Of what says what changed: the later snapshot, and the earlier one it was compared with. */
export const origineComparee = (apres: Instantane, avant: Instantane): Origin => ({
  ...originOf(apres),
  depuis: { instantaneId: avant.id, libelle: avant.libelle },
})

/** Only the actions whose text changed from one snapshot to a later one, each with its two texts and their dates. */
export function changements(apres: Instantane, cle: string | null, avant: Instantane | null): Block[] {
  if (avant === null) return [paragraph('Choisissez l’instantané depuis lequel comparer.')]
  const actions = compareContents(avant.content, apres.content).actions.filter(
    (a) => cle === null || a.documentId === cle,
  )
  const said = (i: Instantane) => `${guillemets(i.libelle)} (${jourDe(i.at)})`
  const between = `de l’instantané ${said(avant)} à l’instantané ${said(apres)}`
  const origin = origineComparee(apres, avant)
  if (actions.length === 0) return [{ ...paragraph(`Aucune action suivie n’a changé de texte ${between}.`), origin }]
  const values = new Map(documentsOf(apres, 'fiche-action').map((d) => [d.id, d.value]))
  const fiche = ({ documentId, fiche: title }: ActionChangee, short: boolean): string => {
    const value = values.get(documentId)
    if (value === undefined) return title
    return short && value.numero !== null ? `Fiche ${value.numero}` : nomDeFiche(value)
  }
  const rows = actions.map((a) => [
    { blocks: [[{ text: a.action }], [{ text: fiche(a, true) }]], header: true },
    dated(a.avant),
    dated(a.apres),
  ])
  const blocks = [
    paragraph(
      strong(compte(actions.length, 'action dont le texte a changé', 'actions dont le texte a changé')),
      `, ${between}.`,
    ),
    table(CAPTION, ['Action', 'Texte d’avant', 'Texte d’après'], rows, {
      lieux: actions.map((a) => ({ passage: fiche(a, false), documentId: a.documentId })),
      phrases: actions.map((a) => a.phrase),
    }),
  ]
  return blocks.map((b) => ({ ...b, origin }))
}
