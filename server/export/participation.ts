import type { FrozenPresence, Instantane } from '#server/snapshot/content'
import type { Block } from '#shared/api/outline'
import { charted } from '#shared/chart/chart'
import { naturesOrganisme } from '#shared/documents/organismes'
import { cell, paragraph, rowName, table } from './outline.ts'
import { compte, nombre } from './words.ts'

/** What the attendance list says of a line beyond the snapshot; read from rows when names are asked for. */
export interface Nominal {
  ligneId: string
  nom: string
  represente: string | null
}

const labels: Readonly<Record<string, string>> = naturesOrganisme

const here = (p: FrozenPresence): boolean => p.statut === 'present'
const inMode = (list: readonly FrozenPresence[], mode: FrozenPresence['mode']): number =>
  list.filter((p) => p.mode === mode).length

function countsOf(presence: readonly FrozenPresence[]): string {
  const present = presence.filter(here)
  const with_ = (statut: FrozenPresence['statut'], one: string, many: string): string[] => {
    const n = presence.filter((p) => p.statut === statut).length
    return n === 0 ? [] : [compte(n, one, many)]
  }
  const modes = `${nombre(inMode(present, 'salle'))} en salle, ${nombre(inMode(present, 'distance'))} à distance`
  const others = [
    ...with_('excuse', 'personne excusée', 'personnes excusées'),
    ...with_('represente', 'personne représentée', 'personnes représentées'),
    ...with_('absent', 'personne absente', 'personnes absentes'),
  ]
  return [`${compte(present.length, 'participant·e', 'participant·es')}\u00a0: ${modes}`, ...others].join('\u00a0; ')
}

/** Organisations present, once each, in alphabetical order. */
function organismesOf(present: readonly FrozenPresence[]): string[] {
  const names = new Set(present.flatMap((p) => (p.organisme === null ? [] : [p.organisme])))
  return [...names].sort((a, b) => a.localeCompare(b, 'fr'))
}

/** Counts by kind of organisation and mode, then the organisations: never a person. */
export function participation({ content: { presence } }: Instantane): Block[] {
  const present = presence.filter(here)
  if (present.length === 0 && presence.length === 0) return [paragraph('Aucune présence n’a été enregistrée.')]
  const natures = Object.keys(labels).filter((nature) => present.some((p) => p.nature === nature))
  const counted = (mode: FrozenPresence['mode']) =>
    natures.map((nature) =>
      inMode(
        present.filter((p) => p.nature === nature),
        mode,
      ),
    )
  const chart = charted({
    form: 'stacked',
    title: 'Participation par type d’organisme et par mode',
    summary: `${countsOf(presence)}.`,
    rowLabel: 'Type d’organisme',
    categories: natures.map((nature) => labels[nature] ?? nature),
    series: [
      { name: 'En salle', values: counted('salle') },
      { name: 'À distance', values: counted('distance') },
    ],
  })
  const organismes = organismesOf(present)
  return [
    ...(natures.length === 0 ? [paragraph(`${countsOf(presence)}.`)] : chart),
    ...(organismes.length === 0
      ? []
      : [paragraph({ text: 'Organismes présents\u00a0: ', bold: true }, organismes.join('\u00a0; '), '.')]),
  ]
}

const statuts: Readonly<Record<FrozenPresence['statut'], string>> = {
  attendu: 'attendu·e',
  present: 'présent·e',
  excuse: 'excusé·e',
  absent: 'absent·e',
  represente: 'représenté·e',
}
const modesInMinutes = { salle: 'présentiel', distance: 'distanciel' } as const

/** « X (organisme), représentant Y », as minutes name people. */
export function listeNominale({ content: { presence } }: Instantane, noms: readonly Nominal[]): Block[] {
  const named = new Map(noms.map((n) => [n.ligneId, n]))
  const rows = presence.map((p) => {
    const found = named.get(p.ligneId)
    const organisme = p.organisme === null ? '' : ` (${p.organisme})`
    const represente = found?.represente ? `, représentant ${found.represente}` : ''
    const mode = here(p) ? cell(modesInMinutes[p.mode]) : cell('–')
    return [rowName(`${found?.nom ?? 'personne effacée'}${organisme}${represente}`), cell(statuts[p.statut]), mode]
  })
  return rows.length === 0 ? [] : [table('Liste des participant·es', ['Personne', 'Présence', 'Mode'], rows)]
}
