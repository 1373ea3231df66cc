import type { Instantane } from '#server/snapshot/content'
import type { Block, Cell, Inline, Lieu } from '#shared/api/outline'
import { proseText } from '#shared/document/value'
import { naturesLivrable, naturesReleve, statutsLivrable } from '#shared/documents/choices'
import { lignesDuReleve, naturesSuivies, type ReleveLine } from '#shared/documents/releve'
import { documentsOf, nomDuSousGroupe, notesOf, sheetsOf, standingSheets } from './frozen.ts'
import { cell, counted, dayCell, enParts, orBlank, paragraph, rowName, table } from './outline.ts'
import type { Nominal } from './participation.ts'
import { saisiPourDe } from './saisi-pour.ts'
import { blancs, compte } from './words.ts'

export type Line = ReleveLine & { origine: string; lieu: Lieu }

/** Every line of the relevé of a meeting, with where it was said, and in whose names where several shared a device. */
export function linesOf(instantane: Instantane, noms: readonly Nominal[] | null = null): Line[] {
  const saisiPour = saisiPourDe(instantane, noms)
  const points = new Map(instantane.content.points.map((p) => [p.id, p.titre]))
  const groupes = new Map(instantane.content.sousGroupes.map((g) => [g.id, g]))
  const notesId = documentsOf(instantane, 'notes-de-seance')[0]?.id ?? null
  const sheets = sheetsOf(instantane).map(({ groupe, fiche }) => ({ sousGroupe: groupe.id, fiche }))
  return lignesDuReleve(notesOf(instantane), sheets).map((line) => {
    const groupe = groupes.get(line.sousGroupe ?? '')
    const sousGroupe = groupe === undefined ? null : nomDuSousGroupe(groupe)
    const passage = points.get(line.point ?? '') ?? (sousGroupe === null ? 'Plénière' : null)
    const documentId = line.ou === 'fiche' ? (groupe?.documentId ?? null) : notesId
    const said = line.saisiPour === null ? [] : [saisiPour(line)]
    const origine = [sousGroupe ?? passage ?? 'Plénière', ...said].join(', ')
    return { ...line, origine, lieu: { sousGroupe, passage, documentId } }
  })
}

/** Where a person answers for a line, no organisation being said, and is not to be named. */
export const UNE_PERSONNE = 'une personne, organisme à préciser'

/** The organisation, with the person where names are asked for; alone, a person is named only then. */
export function quiEnRepond({ qui, personne }: Pick<ReleveLine, 'qui' | 'personne'>, noms: boolean): Inline {
  if (qui === null) return orBlank(noms ? personne : personne && UNE_PERSONNE, blancs.qui)
  return { text: noms && personne !== null ? `${qui} (${personne})` : qui }
}

function row({ nature, texte, echeance, origine, ...line }: Line, noms: boolean): Cell[] {
  const followed = nature === null || naturesSuivies.includes(nature)
  const nobody = line.qui === null && line.personne === null
  return [
    cell(orBlank(nature === null ? null : naturesReleve[nature], blancs.nonRenseigne)),
    rowName(texte.trim() === '' ? blancs.nonRenseigne : texte),
    cell(!followed && nobody ? '–' : quiEnRepond(line, noms)),
    !followed && echeance === null ? cell('–') : dayCell(echeance, blancs.date),
    cell(origine),
  ]
}

/** Decisions and commitments of the plenary and of the sub-groups, each with where it was said. */
export function decisions(instantane: Instantane, noms: readonly Nominal[] | null): Block[] {
  const lines = linesOf(instantane, noms)
  if (lines.length === 0) return [paragraph('Aucune décision ni aucun engagement n’a été enregistré.')]
  return [
    table(
      'Décisions et engagements',
      ['Nature', 'Texte', 'Qui', 'Pour le', 'Origine'],
      lines.map((l) => row(l, noms !== null)),
      { lieux: lines.map((l) => l.lieu) },
    ),
  ]
}

/** Lines of the sheet of a sub-group. */
const lieuDeFiche = (groupe: Parameters<typeof nomDuSousGroupe>[0]): Lieu => ({
  ...{ sousGroupe: nomDuSousGroupe(groupe), documentId: groupe.documentId },
})

export function acteursManquants(instantane: Instantane): Block[] {
  const found = standingSheets(instantane).flatMap(({ groupe, fiche }) =>
    fiche.acteursManquants.map((a) => ({ a, groupe })),
  )
  if (found.length === 0) return [paragraph('Aucun acteur manquant n’a été identifié.')]
  const rows = found.map(({ a, groupe }) => [
    rowName(a.acteur ?? blancs.nonRenseigne),
    cell(orBlank(a.pourquoi, blancs.nonRenseigne)),
    cell(orBlank(a.contact, blancs.qui)),
    cell(nomDuSousGroupe(groupe)),
  ])
  const lieux = found.map(({ groupe }) => lieuDeFiche(groupe))
  return [table('Acteurs manquants à solliciter', ['Acteur', 'Pourquoi', 'Sollicité par', 'Origine'], rows, { lieux })]
}

/** Whose livrables a snapshot holds. */
const deQui: Readonly<Record<string, string>> = { axe: 'de l’axe', schema: 'du schéma' }

/** The livrables of the group, then those a sub-group described in its sheet and nobody followed yet. */
export function livrables(instantane: Instantane): Block[] {
  const passage = `Livrables ${deQui[instantane.content.portee?.sorte ?? ''] ?? 'du groupe'}`
  const followed = documentsOf(instantane, 'livrable').map(({ id, value: v }) => ({
    statut: v.statut,
    lieu: { passage, documentId: id } as Lieu,
    row: [
      rowName(v.intitule ?? blancs.nonRenseigne),
      cell(orBlank(v.nature === null ? null : naturesLivrable[v.nature], blancs.nonRenseigne)),
      cell(orBlank(v.statut === null ? null : statutsLivrable[v.statut], blancs.nonRenseigne)),
      cell(orBlank(v.porteur, blancs.qui)),
      dayCell(v.echeance, blancs.date),
    ],
  }))
  const described = standingSheets(instantane).flatMap(({ groupe, fiche }) => {
    const words = proseText(fiche.livrable).trim()
    if (words === '' || fiche.livrableEtat === 'sansObjet') return []
    const nature = fiche.livrableNature === null ? null : naturesLivrable[fiche.livrableNature]
    const row = [
      rowName(words),
      cell(orBlank(nature, blancs.nonRenseigne)),
      cell(orBlank(null, blancs.nonRenseigne)),
      cell(nomDuSousGroupe(groupe)),
      dayCell(fiche.livrableEcheance, blancs.date),
    ]
    return [{ statut: null, lieu: lieuDeFiche(groupe), row }]
  })
  const found = [...followed, ...described]
  if (found.length === 0) return [paragraph('Aucun livrable n’a été enregistré.')]
  const statuts = [...Object.entries(statutsLivrable), [null, blancs.nonRenseigne] as const]
  const counts = statuts.map(([statut, name]) => [name, found.filter((l) => l.statut === statut).length] as const)
  const graphe = counted({
    title: 'Nombre de livrables par statut',
    summary: `${compte(found.length, 'livrable', 'livrables')}\u00a0; ${enParts(counts)}.`,
    rowLabel: 'Statut',
    unit: 'Livrables',
    counts,
  })
  const head = ['Livrable', 'Nature', 'Statut', 'Porteur', 'Échéance']
  return [
    table(
      'Livrables',
      head,
      found.map(({ row }) => row),
      { lieux: found.map(({ lieu }) => lieu), graphe },
    ),
  ]
}
