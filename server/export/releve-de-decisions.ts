import type { Block, Cell, Inline } from '#shared/api/outline'
import { type NatureReleve, naturesReleve } from '#shared/documents/choices'
import { lignesDuReleve, manques, naturesSuivies, type ReleveLine } from '#shared/documents/releve'
import { objectifsAFinir } from '#shared/documents/sous-groupe'
import { sousTitre } from './compte-rendu.ts'
import { fichierDe } from './fichier.ts'
import { type Frozen, isAtWork, nomDuSousGroupe, notesOf, sheetsOf } from './frozen.ts'
import { nominatif } from './nominatif.ts'
import { blank, cell, dayCell, heading, list, type Outline, paragraph, rowName, strong, table } from './outline.ts'
import type { Nominal } from './participation.ts'
import { prochaineSeance } from './prochaine-seance.ts'
import { filigraneDe, type Source, statutDe } from './provenance.ts'
import { quiEnRepond } from './releve.ts'
import { saisiPourDe } from './saisi-pour.ts'
import { blancs, compte, heureDe } from './words.ts'

interface Printing {
  source: Source
  /** Persons beside the organisations that answer. */
  noms: readonly Nominal[] | null
  /** Where the workspace is: each line leads back to where it was noted. */
  address: string
}

/** The heading of each section, and what its table counts. */
const titles: Readonly<Record<NatureReleve, readonly [title: string, one: string, many: string]>> = {
  decision: ['Décisions', 'décision', 'décisions'],
  engagement: ['Engagements', 'engagement', 'engagements'],
  information: ['Informations', 'information', 'informations'],
  question: ['Questions', 'question', 'questions'],
  frigo: ['Au frigo', 'idée gardée', 'idées gardées'],
}

/** Where a line was noted, when, and in whose names on a shared device, as words that lead there. */
function origine(line: ReleveLine, frozen: Frozen, { address, noms }: Printing): Inline[] {
  const { content } = frozen
  const seance = `/seances/${content.seance?.id ?? ''}`
  const to = (path: string) => new URL(path, address).href
  const groupe = content.sousGroupes.find((g) => g.id === line.sousGroupe)
  const point = content.points.find((p) => p.id === line.point)
  const pour = saisiPourDe(frozen, noms)(line)
  const at = `${line.noteA === null ? '' : `, ${heureDe(line.noteA)}`}${pour === null ? '' : `, ${pour}`}`
  if (groupe !== undefined)
    return [
      {
        text: nomDuSousGroupe(groupe),
        href: to(`${seance}/sous-groupes/${groupe.documentId}#releve-${line.id}`),
      },
      { text: at },
    ]
  if (point !== undefined)
    return [
      {
        text: point.numero === null ? point.titre : `${point.numero}. ${point.titre}`,
        href: to(`${seance}#point-${point.id}`),
      },
      { text: at },
    ]
  return [{ text: 'Plénière', href: to(seance) }, { text: at }]
}

function section(nature: NatureReleve, lines: readonly ReleveLine[], frozen: Frozen, printing: Printing): Block[] {
  const ofNature = lines.filter((l) => (l.nature ?? 'information') === nature)
  if (ofNature.length === 0) return []
  const followed = naturesSuivies.includes(nature)
  const row = (line: ReleveLine): Cell[] => {
    const where = cell(...origine(line, frozen, printing))
    const words = rowName(line.texte.trim() === '' ? blancs.nonRenseigne : line.texte)
    if (!followed) return [words, where]
    return [words, cell(quiEnRepond(line, printing.noms !== null)), dayCell(line.echeance, blancs.date), where]
  }
  const head = followed ? ['Texte', 'Qui', 'Pour le', 'Origine'] : ['Texte', 'Origine']
  const [title, one, many] = titles[nature]
  return [heading(2, title), table(compte(ofNature.length, one, many), head, ofNature.map(row))]
}

/** What is missing, said first: it is what the end of a meeting is for. */
function completude(lines: readonly ReleveLine[]): Block[] {
  const lacking = lines.map(manques)
  const [owners, days] = [lacking.filter((l) => l.includes('qui')), lacking.filter((l) => l.includes('echeance'))]
  const counted = compte(lines.length, 'ligne', 'lignes')
  if (lines.length === 0) return [paragraph(blank('Pas de décision : rien n’a été noté.'))]
  if (owners.length === 0 && days.length === 0) return [paragraph(`${counted}.`)]
  const missing = [
    ...(owners.length === 0 ? [] : [`${owners.length} sans responsable`]),
    ...(days.length === 0 ? [] : [`${days.length} sans date`]),
  ]
  return [paragraph(`${counted}. `, strong(`À compléter\u00a0: ${missing.join(', ')}.`))]
}

function reste(frozen: Frozen): Block[] {
  const items = sheetsOf(frozen).flatMap(({ groupe, fiche }): Inline[][] => {
    const missing = isAtWork(groupe) ? objectifsAFinir(fiche) : []
    if (missing.length === 0) return []
    return [[strong(nomDuSousGroupe(groupe)), { text: `, à finir\u00a0: ${missing.join('\u00a0; ')}` }]]
  })
  return items.length === 0 ? [] : [heading(2, 'Objectifs à finir'), list(items)]
}

/** The relevé of a meeting, as it stands or as it was frozen: decisions first, each line with who, for when, and where it was said. */
export function releveDeDecisions(frozen: Frozen, printing: Printing): Outline {
  const { seance } = frozen.content
  if (seance === null) throw new Error('a relevé is that of a meeting')
  const notes = notesOf(frozen)
  const sheets = sheetsOf(frozen).map(({ groupe, fiche }) => ({ sousGroupe: groupe.id, fiche }))
  const lines = lignesDuReleve(notes, sheets)
  const natures = Object.keys(naturesReleve) as NatureReleve[]
  const printed: Outline = {
    titre: `Relevé de décisions\u00a0: ${seance.titre}`,
    fichier: fichierDe('Relevé de décisions', seance),
    sousTitre: sousTitre(seance),
    statut: statutDe(frozen),
    filigrane: filigraneDe(statutDe(frozen)),
    provenance: printing.source.provenance,
    le: printing.source.le,
    blocks: [
      ...completude(lines),
      ...natures.flatMap((nature) => section(nature, lines, frozen, printing)),
      ...reste(frozen),
      heading(2, 'Prochain rendez-vous'),
      paragraph(...prochaineSeance(notes)),
      ...printing.source.chapitre,
    ],
  }
  return printing.noms === null ? printed : nominatif(printed)
}
