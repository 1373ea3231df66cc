import type { Instantane } from '#server/snapshot/content'
import type { Block, Cell } from '#shared/api/outline'
import { proseText } from '#shared/document/value'
import { type NatureReleve, naturesLivrable, naturesReleve, statutsLivrable } from '#shared/documents/choices'
import { documentsOf, nomDuSousGroupe, notesOf, sheetsOf } from './frozen.ts'
import { cell, orBlank, paragraph, rowName, table } from './outline.ts'
import { blancs, jour } from './words.ts'

interface Line {
  nature: NatureReleve | null
  texte: string
  qui: string | null
  echeance: string | null
  origine: string
}

/** Decisions first, then commitments, then the rest: the order of a relevé. */
const order: readonly (NatureReleve | null)[] = ['decision', 'engagement', 'information', 'question', 'frigo', null]

function linesOf(instantane: Instantane): Line[] {
  const points = new Map(instantane.content.points.map((p) => [p.id, p.titre]))
  const groupes = new Map(instantane.content.sousGroupes.map((g) => [g.id, nomDuSousGroupe(g)]))
  const plenary = (notesOf(instantane)?.releve ?? []).map(
    ({ nature, texte, qui, echeance, point, sousGroupe }): Line => ({
      ...{ nature, texte, qui, echeance },
      origine: groupes.get(sousGroupe ?? '') ?? points.get(point ?? '') ?? 'Plénière',
    }),
  )
  const engagements = sheetsOf(instantane).flatMap(({ groupe, fiche }) =>
    fiche.engagements.map(
      ({ qui, quoi, echeance }): Line => ({
        ...{ nature: 'engagement', texte: quoi, qui, echeance },
        origine: nomDuSousGroupe(groupe),
      }),
    ),
  )
  return [...plenary, ...engagements].sort((a, b) => order.indexOf(a.nature) - order.indexOf(b.nature))
}

const row = ({ nature, texte, qui, echeance, origine }: Line): Cell[] => [
  cell(orBlank(nature === null ? null : naturesReleve[nature], blancs.nonRenseigne)),
  rowName(texte.trim() === '' ? blancs.nonRenseigne : texte),
  cell(nature === 'information' && qui === null ? '–' : orBlank(qui, blancs.qui)),
  cell(
    nature === 'information' && echeance === null
      ? '–'
      : orBlank(echeance === null ? null : jour(echeance), blancs.date),
  ),
  cell(origine),
]

/** Decisions and commitments of the plenary and of the sub-groups, each with where it was said. */
export function decisions(instantane: Instantane): Block[] {
  const lines = linesOf(instantane)
  if (lines.length === 0) return [paragraph('Aucune décision ni aucun engagement n’a été enregistré.')]
  return [table('Décisions et engagements', ['Nature', 'Texte', 'Qui', 'Pour le', 'Origine'], lines.map(row))]
}

export function acteursManquants(instantane: Instantane): Block[] {
  const rows = sheetsOf(instantane).flatMap(({ groupe, fiche }) =>
    fiche.acteursManquants.map((a) => [
      rowName(a.acteur ?? blancs.nonRenseigne),
      cell(orBlank(a.pourquoi, blancs.nonRenseigne)),
      cell(orBlank(a.contact, blancs.qui)),
      cell(nomDuSousGroupe(groupe)),
    ]),
  )
  if (rows.length === 0) return [paragraph('Aucun acteur manquant n’a été identifié.')]
  return [table('Acteurs manquants à solliciter', ['Acteur', 'Pourquoi', 'Sollicité par', 'Origine'], rows)]
}

/** The livrables of the group, then those a sub-group described in its sheet and nobody followed yet. */
export function livrables(instantane: Instantane): Block[] {
  const followed = documentsOf(instantane, 'livrable').map(({ value: v }) => [
    rowName(v.intitule ?? blancs.nonRenseigne),
    cell(orBlank(v.nature === null ? null : naturesLivrable[v.nature], blancs.nonRenseigne)),
    cell(orBlank(v.statut === null ? null : statutsLivrable[v.statut], blancs.nonRenseigne)),
    cell(orBlank(v.porteur, blancs.qui)),
    cell(orBlank(v.echeance === null ? null : jour(v.echeance), blancs.date)),
  ])
  const described = sheetsOf(instantane).flatMap(({ groupe, fiche }) => {
    const words = proseText(fiche.livrable).trim()
    if (words === '' || fiche.livrableEtat === 'sansObjet') return []
    const nature = fiche.livrableNature === null ? null : naturesLivrable[fiche.livrableNature]
    const echeance = fiche.livrableEcheance === null ? null : jour(fiche.livrableEcheance)
    return [
      [
        rowName(words),
        cell(orBlank(nature, blancs.nonRenseigne)),
        cell(orBlank(null, blancs.nonRenseigne)),
        cell(nomDuSousGroupe(groupe)),
        cell(orBlank(echeance, blancs.date)),
      ],
    ]
  })
  const rows = [...followed, ...described]
  if (rows.length === 0) return [paragraph('Aucun livrable n’a été enregistré.')]
  return [table('Livrables', ['Livrable', 'Nature', 'Statut', 'Porteur', 'Échéance'], rows)]
}
