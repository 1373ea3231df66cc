import type { AnnonceRow } from '#server/store/annonce-store'
import type { ConduiteRow } from '#server/store/conduite-store'
import type { ParoleRow, PriseRow, SignalRow } from '#server/store/direct-store'
import type { EcritureRow } from '#server/store/ecriture-store'
import type { EmargementRow } from '#server/store/emargement-store'
import type { GommettesRow, TourRow } from '#server/store/gommette-store'
import type { SeanceRow } from '#server/store/meeting-store'
import type { PointRow } from '#server/store/point-store'
import type { PropositionRow } from '#server/store/proposition-store'
import type { SeanceStore } from '#server/store/seance-store'
import type { AffectationRow, SousGroupeRow } from '#server/store/sous-groupe-store'
import type { TourDeTableRow } from '#server/store/tour-store'

/** The rows the live documents of a meeting are written from. */
export interface SeanceRows {
  seance: SeanceRow
  points: readonly PointRow[]
  sousGroupes: readonly SousGroupeRow[]
  affectations: readonly AffectationRow[]
  lignes: readonly EmargementRow[]
  parole: readonly ParoleRow[]
  prises: readonly PriseRow[]
  signaux: readonly SignalRow[]
  tourDeTable: readonly TourDeTableRow[]
  conduite: ConduiteRow
  annonce: AnnonceRow | null
  propositions: readonly PropositionRow[]
  tour: TourRow | null
  gommettes: readonly GommettesRow[]
  /** The one being written, by how many; nobody else is told what. */
  ecriture: { row: EcritureRow; auteurs: number } | null
  /** Organisation of people who have no line. */
  organismes: ReadonlyMap<string, string | null>
  /** Many wrong codes are being tried. */
  alarm: boolean
}

async function ecritureNow({ ecritures }: SeanceStore, seanceId: string): Promise<SeanceRows['ecriture']> {
  const row = await ecritures.current(seanceId)
  return row === null ? null : { row, auteurs: (await ecritures.texts(row.id)).length }
}

export async function readSeanceRows(store: SeanceStore, seanceId: string, alarm: boolean): Promise<SeanceRows | null> {
  const [
    seance,
    points,
    sousGroupes,
    affectations,
    lignes,
    parole,
    signaux,
    conduite,
    annonce,
    propositions,
    tour,
    prises,
    tourDeTable,
  ] = await Promise.all([
    store.meetings.get(seanceId),
    store.points.list(seanceId),
    store.sousGroupes.list(seanceId),
    store.sousGroupes.affectations(seanceId),
    store.emargements.current(seanceId),
    store.direct.parole(seanceId),
    store.direct.signaux(seanceId),
    store.conduites.get(seanceId),
    store.annonces.current(seanceId),
    store.propositions.list(seanceId),
    store.gommettes.tour(seanceId),
    store.direct.prises(seanceId),
    store.tours.list(seanceId),
  ])
  if (seance === null) return null
  const ecriture = await ecritureNow(store, seanceId)
  const gommettes = tour === null ? [] : await store.gommettes.rows(tour.id)
  const signed = new Set(lignes.map((l) => l.personId))
  const others = [
    ...affectations.map((a) => a.personId),
    ...parole.map((p) => p.personId),
    ...signaux.map((s) => s.personId),
    ...prises.map((p) => p.personId),
    ...sousGroupes.flatMap((g) => g.rapporteurId ?? []),
  ].filter((id) => !signed.has(id))
  const organismes = await store.people.organismes([...new Set(others)])
  return {
    seance,
    points,
    sousGroupes,
    affectations,
    lignes,
    parole,
    signaux,
    conduite,
    annonce,
    propositions,
    tour,
    gommettes,
    prises,
    tourDeTable,
    ecriture,
    organismes,
    alarm,
  }
}
