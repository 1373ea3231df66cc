import type { FrozenSeance } from '#server/snapshot/content'
import type { Cell } from '#shared/api/outline'
import type { Mode } from '#shared/documents/choices'
import { modes, type StatutPresence, statutsPresence } from '#shared/documents/choices'
import { sousTitre } from './compte-rendu.ts'
import { fichierDe } from './fichier.ts'
import { NOMINATIF } from './nominatif.ts'
import { cell, heading, type Outline, orBlank, paragraph, rowName, table } from './outline.ts'
import type { Source } from './provenance.ts'
import { blancs, compte, heureDe } from './words.ts'

export interface LigneImprimee {
  nom: string
  fonction: string | null
  organisme: string | null
  mode: Mode
  statut: StatutPresence
  represente: string | null
  signeA: number | null
}

interface Printing {
  source: Source
  /** What was recorded of each; without it, a column to sign in. */
  presence: boolean
}

/** A cell to write in: blank on paper, said to be so to whoever hears it. */
const aSigner: Cell = { blocks: [[{ text: '\u00a0' }]] }

function presenceOf({ statut, represente, signeA }: LigneImprimee): Cell {
  const signed = signeA === null ? [] : [`signé à ${heureDe(signeA)}`]
  const instead = represente === null ? [] : [`représente ${represente}`]
  return cell([statutsPresence[statut].toLowerCase(), ...instead, ...signed].join(', '))
}

/** The attendance list, by organisation then name. It is what names people: whoever may read the list prints it. */
export function feuilleEmargement(
  seance: FrozenSeance,
  lignes: readonly LigneImprimee[],
  { source, presence }: Printing,
): Outline {
  const last = presence ? 'Présence' : 'Signature'
  const words = (l: LigneImprimee): string => `${l.organisme ?? '\uffff'} ${l.nom}`
  const rows = [...lignes]
    .sort((a, b) => words(a).localeCompare(words(b), 'fr'))
    .map((l) => [
      rowName(l.nom),
      cell(orBlank(l.organisme, blancs.nonRenseigne)),
      cell(orBlank(l.fonction, blancs.nonRenseigne)),
      cell(modes[l.mode]),
      presence ? presenceOf(l) : aSigner,
    ])
  return {
    titre: `Feuille d’émargement\u00a0: ${seance.titre}`,
    fichier: fichierDe('Feuille d’émargement', seance),
    sousTitre: sousTitre(seance),
    statut: `${compte(lignes.length, 'personne inscrite', 'personnes inscrites')}\u00a0; ${NOMINATIF}`,
    filigrane: null,
    provenance: source.provenance,
    le: source.le,
    blocks: [
      heading(2, 'Émargement'),
      rows.length === 0
        ? paragraph('Personne n’est encore inscrit.')
        : table('Personnes inscrites', ['Nom', 'Organisme', 'Fonction', 'Mode', last], rows),
      ...source.chapitre,
    ],
  }
}
