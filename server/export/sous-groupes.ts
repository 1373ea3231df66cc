import type { FrozenSousGroupe, Instantane } from '#server/snapshot/content'
import type { Block } from '#shared/api/outline'
import { type EtatObjectif, etatsObjectif, naturesLivrable, validations } from '#shared/documents/choices'
import { etatsDesObjectifs, objectifs, objectifsAFinir, type SousGroupe } from '#shared/documents/sous-groupe'
import { isAtWork, originOf, sheetsOf } from './frozen.ts'
import { blank, cell, dayCell, heading, list, orBlank, paragraph, rowName, strong, table } from './outline.ts'
import { aFixer } from './prochaine-seance.ts'
import { proseBlocks } from './prose.ts'
import { blancs, compte, jour } from './words.ts'

type Cle = (typeof objectifs)[number]['cle']

function engagementsTable({ engagements }: SousGroupe): Block[] {
  if (engagements.length === 0) return []
  const rows = engagements.map((e) => [
    cell(orBlank(e.qui, blancs.qui)),
    // One organisation may commit to several things: what it commits to tells them apart.
    rowName(e.quoi.trim() === '' ? blancs.nonRenseigne : e.quoi),
    dayCell(e.echeance, blancs.date),
  ])
  return [table('Engagements', ['Qui', 'S’engage à', 'Pour le'], rows)]
}

function acteursTable({ acteursManquants }: SousGroupe): Block[] {
  if (acteursManquants.length === 0) return []
  const rows = acteursManquants.map((a) => [
    rowName(a.acteur ?? blancs.nonRenseigne),
    cell(orBlank(a.pourquoi, blancs.nonRenseigne)),
    cell(orBlank(a.contact, blancs.qui)),
  ])
  return [table('Acteurs manquants', ['Acteur', 'Pourquoi', 'Sollicité par'], rows)]
}

function livrableBlocks(v: SousGroupe): Block[] {
  const written = proseBlocks(v.livrable, { top: 5 })
  if (written.length === 0 && v.livrableNature === null && v.livrableEcheance === null) return []
  const nature = v.livrableNature === null ? null : naturesLivrable[v.livrableNature]
  const echeance = v.livrableEcheance === null ? null : jour(v.livrableEcheance)
  return [
    ...written,
    paragraph(
      'Nature\u00a0: ',
      orBlank(nature, blancs.nonRenseigne),
      '\u00a0; échéance\u00a0: ',
      orBlank(echeance, blancs.date),
    ),
  ]
}

function premiereReunion(v: SousGroupe): string | null {
  const le = v.premiereReunionLe === null ? null : jour(v.premiereReunionLe)
  return [le, v.premiereReunionTexte].filter((w) => w !== null).join('\u00a0; ') || null
}

/** What a sub-group answered to one of the six objectives; nothing when it wrote nothing. */
const answers: Record<Cle, (v: SousGroupe) => Block[]> = {
  contours: (v) => [
    ...proseBlocks(v.contours, { top: 5 }),
    ...(v.contoursValidation === null
      ? []
      : [paragraph(`Action validée\u00a0: ${validations[v.contoursValidation].toLowerCase()}`)]),
  ],
  attendus: (v) => [...proseBlocks(v.attendus, { top: 5 }), ...engagementsTable(v)],
  modalites: (v) => proseBlocks(v.modalites, { top: 5 }),
  acteurs: acteursTable,
  livrable: livrableBlocks,
  premiereReunion: (v) => {
    const words = premiereReunion(v)
    return words === null ? [] : [paragraph(`Première réunion\u00a0: ${words}`)]
  },
}

/** Why it is left, when somebody said so. */
function motifDe(cle: (typeof objectifs)[number]['motif'], etat: EtatObjectif, v: SousGroupe): string {
  const said = etat === 'nonAborde' || etat === 'aFinir' ? v[cle] : null
  return said ? `\u00a0: ${said}` : ''
}

/** An objective nobody wrote about: its state says why, and a date to come is said to be « à fixer ». */
function unanswered(cle: Cle, etat: EtatObjectif, { premiereReunionPar }: SousGroupe): Block[] {
  if (etat === 'sansObjet') return []
  if (cle === 'premiereReunion') return [paragraph('Première réunion\u00a0: ', ...aFixer(premiereReunionPar))]
  return etat === 'nonAborde' ? [] : [paragraph(blank(blancs.nonRenseigne))]
}

/** One whose text went into another sheet, or that stopped: it leaves nothing to finish. */
function ended(groupe: FrozenSousGroupe, v: SousGroupe, all: readonly FrozenSousGroupe[]): Block[] {
  if (groupe.etat === 'fusionne') {
    const into = all.find((g) => g.id === groupe.versId)
    const where = into === undefined ? 'un autre sous-groupe' : `le sous-groupe ${into.numero}`
    return [paragraph(strong('Fusionné'), ` avec ${where}, dont la fiche reprend son texte.`)]
  }
  return [
    paragraph(strong('Abandonné'), ' en cours de séance.'),
    ...objectifs.flatMap(({ cle, texte }, i) => {
      const written = answers[cle](v)
      return written.length === 0 ? [] : [heading(4, `${i + 1}. ${texte}`), ...written]
    }),
    ...questionsOuvertes(v),
  ]
}

function questionsOuvertes(v: SousGroupe): Block[] {
  const questions = v.questions.map((q) => q.texte).filter((q) => q.trim() !== '')
  return questions.length === 0 ? [] : [heading(4, 'Questions ouvertes'), list(questions)]
}

function sheet(groupe: FrozenSousGroupe, v: SousGroupe, all: readonly FrozenSousGroupe[]): Block[] {
  const title = heading(3, `Sous-groupe ${groupe.numero}\u00a0: ${v.intitule ?? groupe.titre}`)
  if (!isAtWork(groupe)) return [title, ...ended(groupe, v, all)]
  const etats = etatsDesObjectifs(v)
  const membres = groupe.enSalle + groupe.aDistance
  const effectif =
    membres === 0
      ? 'effectif non renseigné'
      : `${compte(groupe.enSalle, 'personne', 'personnes')} en salle, ${compte(groupe.aDistance, 'personne', 'personnes')} à distance`
  const missing = objectifsAFinir(v)
  return [
    title,
    paragraph('Rapporteur·e\u00a0: ', orBlank(groupe.rapporteur, blancs.qui), `\u00a0; ${effectif}`),
    ...(groupe.tables ?? []).map((table) =>
      paragraph(`Saisi sur un appareil partagé par la table de\u00a0: ${table}.`),
    ),
    ...objectifs.flatMap((objectif, i) => {
      const etat = etats[i] ?? 'nonAborde'
      const written = answers[objectif.cle](v)
      return [
        heading(4, `${i + 1}. ${objectif.texte}`),
        paragraph(strong('État\u00a0: '), etatsObjectif[etat].toLowerCase() + motifDe(objectif.motif, etat, v)),
        ...(written.length > 0 ? written : unanswered(objectif.cle, etat, v)),
      ]
    }),
    ...questionsOuvertes(v),
    missing.length === 0
      ? paragraph(strong('Les six objectifs ont reçu une réponse.'))
      : paragraph(strong('À finir\u00a0: '), missing.join('\u00a0; ')),
  ]
}

/** What each sub-group brought back; `cle` keeps a single one. */
export function sousGroupes(instantane: Instantane, cle: string | null = null): Block[] {
  const sheets = sheetsOf(instantane).filter(({ groupe }) => cle === null || groupe.id === cle)
  if (sheets.length === 0) return [paragraph('Cette séance n’a pas réuni de sous-groupe.')]
  return sheets.flatMap(({ groupe, fiche }) =>
    sheet(groupe, fiche, instantane.content.sousGroupes).map((block) => ({
      ...block,
      origin: { ...originOf(instantane), sousGroupe: groupe.titre, documentId: groupe.documentId },
    })),
  )
}
