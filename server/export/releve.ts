import type { Instantane } from '#server/snapshot/content'
import type { Block, Cell } from '#shared/api/outline'
import { proseText } from '#shared/document/value'
import { naturesLivrable, naturesReleve, statutsLivrable } from '#shared/documents/choices'
import { lignesDuReleve, naturesSuivies, type ReleveLine } from '#shared/documents/releve'
import { documentsOf, nomDuSousGroupe, notesOf, sheetsOf, standingSheets } from './frozen.ts'
import { cell, dayCell, orBlank, paragraph, rowName, table } from './outline.ts'
import type { Nominal } from './participation.ts'
import { saisiPourDe } from './saisi-pour.ts'
import { blancs } from './words.ts'

export type Line = ReleveLine & { origine: string }

/** Every line of the relevé of a meeting, with where it was said, and in whose names where several shared a device. */
export function linesOf(instantane: Instantane, noms: readonly Nominal[] | null = null): Line[] {
  const saisiPour = saisiPourDe(instantane, noms)
  const points = new Map(instantane.content.points.map((p) => [p.id, p.titre]))
  const groupes = new Map(instantane.content.sousGroupes.map((g) => [g.id, nomDuSousGroupe(g)]))
  const sheets = sheetsOf(instantane).map(({ groupe, fiche }) => ({ sousGroupe: groupe.id, fiche }))
  return lignesDuReleve(notesOf(instantane), sheets).map((line) => ({
    ...line,
    origine: [
      groupes.get(line.sousGroupe ?? '') ?? points.get(line.point ?? '') ?? 'Plénière',
      ...(line.saisiPour === null ? [] : [saisiPour(line)]),
    ].join(', '),
  }))
}

const row = ({ nature, texte, qui, echeance, origine }: Line): Cell[] => {
  const followed = nature === null || naturesSuivies.includes(nature)
  return [
    cell(orBlank(nature === null ? null : naturesReleve[nature], blancs.nonRenseigne)),
    rowName(texte.trim() === '' ? blancs.nonRenseigne : texte),
    cell(!followed && qui === null ? '–' : orBlank(qui, blancs.qui)),
    !followed && echeance === null ? cell('–') : dayCell(echeance, blancs.date),
    cell(origine),
  ]
}

/** Decisions and commitments of the plenary and of the sub-groups, each with where it was said. */
export function decisions(instantane: Instantane, noms: readonly Nominal[] | null): Block[] {
  const lines = linesOf(instantane, noms)
  if (lines.length === 0) return [paragraph('Aucune décision ni aucun engagement n’a été enregistré.')]
  return [table('Décisions et engagements', ['Nature', 'Texte', 'Qui', 'Pour le', 'Origine'], lines.map(row))]
}

export function acteursManquants(instantane: Instantane): Block[] {
  const rows = standingSheets(instantane).flatMap(({ groupe, fiche }) =>
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
    dayCell(v.echeance, blancs.date),
  ])
  const described = standingSheets(instantane).flatMap(({ groupe, fiche }) => {
    const words = proseText(fiche.livrable).trim()
    if (words === '' || fiche.livrableEtat === 'sansObjet') return []
    const nature = fiche.livrableNature === null ? null : naturesLivrable[fiche.livrableNature]
    return [
      [
        rowName(words),
        cell(orBlank(nature, blancs.nonRenseigne)),
        cell(orBlank(null, blancs.nonRenseigne)),
        cell(nomDuSousGroupe(groupe)),
        dayCell(fiche.livrableEcheance, blancs.date),
      ],
    ]
  })
  const rows = [...followed, ...described]
  if (rows.length === 0) return [paragraph('Aucun livrable n’a été enregistré.')]
  return [table('Livrables', ['Livrable', 'Nature', 'Statut', 'Porteur', 'Échéance'], rows)]
}
