import type { Reading } from '#server/services'
import type { NewSuivi } from '#server/store/suivi-store'
import type { EtatSousGroupe } from '#shared/documents/choices'
import type { NotesDeSeance } from '#shared/documents/notes-de-seance'
import { naturesSuivies } from '#shared/documents/releve'
import type { SousGroupe } from '#shared/documents/sous-groupe'

type Said = Pick<
  NewSuivi,
  'documentId' | 'rowId' | 'nature' | 'texte' | 'qui' | 'contact' | 'echeance' | 'sousGroupeId' | 'pointId'
>

/** A row somebody added and left blank says nothing to follow. */
const filled = ({ texte, qui, contact }: Said): boolean => texte.trim() !== '' || (qui ?? contact) !== null

function ofNotes(documentId: string, notes: NotesDeSeance): Said[] {
  return notes.releve
    .filter((r) => r.nature !== null && naturesSuivies.includes(r.nature))
    .map((r) => ({
      documentId,
      rowId: r.id,
      nature: r.nature ?? 'decision',
      texte: r.texte,
      // A person stays out of what snapshots freeze.
      qui: r.qui,
      contact: r.personne,
      echeance: r.echeance,
      sousGroupeId: r.sousGroupe,
      pointId: r.point,
    }))
}

function ofSousGroupe(documentId: string, sousGroupeId: string, sheet: SousGroupe): Said[] {
  const here = { documentId, sousGroupeId, pointId: null }
  return [
    ...sheet.engagements.map((e) => ({
      ...here,
      rowId: e.id,
      nature: 'engagement',
      texte: e.quoi,
      qui: e.qui,
      contact: null,
      echeance: e.echeance,
    })),
    ...sheet.acteursManquants.map((a) => ({
      ...here,
      rowId: a.id,
      nature: 'acteurManquant',
      texte: a.pourquoi,
      qui: a.acteur,
      contact: a.contact,
      echeance: null,
    })),
  ]
}

/** What a closed meeting leaves to follow, each line with where it was said. */
export function saidIn(
  documents: readonly { id: string; kind: string }[],
  sousGroupes: readonly { id: string; documentId: string; etat: EtatSousGroupe }[],
  readings: ReadonlyMap<string, Reading>,
): Said[] {
  const groupOf = new Map(sousGroupes.map((g) => [g.documentId, g.id]))
  // What a merged sheet gave to another is told by that one.
  const merged = new Set(sousGroupes.filter((g) => g.etat === 'fusionne').map((g) => g.documentId))
  const isMerged = (d: { id: string }) => Number(merged.has(d.id))
  return documents
    .toSorted((a, b) => isMerged(a) - isMerged(b))
    .flatMap(({ id, kind }) => {
      const value = readings.get(id)?.value
      const groupe = groupOf.get(id)
      if (kind === 'notes-de-seance') return ofNotes(id, value as NotesDeSeance)
      if (kind === 'sous-groupe' && groupe !== undefined) return ofSousGroupe(id, groupe, value as SousGroupe)
      return []
    })
    .filter(filled)
    .filter(({ rowId }, at, all) => all.findIndex((line) => line.rowId === rowId) === at)
}
