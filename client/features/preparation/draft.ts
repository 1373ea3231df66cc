import type { AnswerOf } from '#shared/api/endpoint'
import type { getPreparation, PointInput, SeanceInput } from '#shared/api/seances'
import type { NaturePoint } from '#shared/documents/choices'
import { type PointDraft, parentsOf } from './agenda.ts'

export type Preparation = AnswerOf<typeof getPreparation>

/** What is typed in the form, as typed: a wrong duration stays on the screen until it is put right. */
export interface SeanceDraft {
  titre: string
  jour: string
  debut: string
  fin: string
  lieu: string
  visio: string
  /** One per line. */
  coanimation: string
  points: readonly PointDraft[]
  propositions: readonly PropositionDraft[]
  sousGroupes: readonly SousGroupeDraft[]
}

/** A row keeps its key while it is edited; its id comes from the server once it was saved. */
interface RowDraft {
  key: string
  id: string | null
}
export interface PropositionDraft extends RowDraft {
  titre: string
  titreCourt: string
}
export interface SousGroupeDraft extends PropositionDraft {
  lieu: string
  visio: string
}

let made = 0
const newKey = (): string => `nouveau-${++made}`

export const newPoint = (depth: 0 | 1 = 0, nature: NaturePoint = 'point'): PointDraft => ({
  key: newKey(),
  id: null,
  depth,
  numero: '',
  titre: '',
  nature,
  intervenant: '',
  duree: '',
  documentId: null,
  lien: '',
  report: null,
})
export const newProposition = (): PropositionDraft => ({ key: newKey(), id: null, titre: '', titreCourt: '' })
export const newSousGroupe = (from?: PropositionDraft): SousGroupeDraft => ({
  key: newKey(),
  id: null,
  titre: from?.titre ?? '',
  titreCourt: from?.titreCourt ?? '',
  lieu: '',
  visio: '',
})

export const emptyDraft = (): SeanceDraft => ({
  titre: '',
  jour: '',
  debut: '',
  fin: '',
  lieu: '',
  visio: '',
  coanimation: '',
  points: [],
  propositions: [],
  sousGroupes: [],
})

const keyOf = (id: string | undefined): string => id ?? newKey()

/** The form shows two levels; what was nested deeper is shown on the second one. */
const depthOf = (parent: number | null): 0 | 1 => (parent === null ? 0 : 1)

export function draftFrom(saved: Preparation): SeanceDraft {
  return {
    titre: saved.titre,
    jour: saved.jour,
    debut: saved.debut ?? '',
    fin: saved.fin ?? '',
    lieu: saved.lieu ?? '',
    visio: saved.visio ?? '',
    coanimation: saved.coanimation.join('\n'),
    points: saved.points.map((p) => ({
      key: keyOf(p.id),
      id: p.id ?? null,
      depth: depthOf(p.parent),
      numero: p.numero ?? '',
      titre: p.titre,
      nature: p.nature,
      intervenant: p.intervenant ?? '',
      duree: p.duree === null ? '' : String(p.duree),
      documentId: p.documentId,
      lien: p.lien ?? '',
      report: null,
    })),
    propositions: saved.propositions.map((p) => ({
      key: keyOf(p.id),
      id: p.id ?? null,
      titre: p.titre,
      titreCourt: p.titreCourt ?? '',
    })),
    sousGroupes: saved.sousGroupes.map((g) => ({
      key: keyOf(g.id),
      id: g.id ?? null,
      titre: g.titre,
      titreCourt: g.titreCourt ?? '',
      lieu: g.lieu ?? '',
      visio: g.visio ?? '',
    })),
  }
}

/** A new meeting that starts from another one: everything but its day, its sub-groups and what belongs to it alone. */
export function copyOf(previous: SeanceDraft): SeanceDraft {
  const fresh = <T extends RowDraft>(row: T): T => ({ ...row, key: newKey(), id: null })
  return {
    ...previous,
    jour: '',
    visio: '',
    points: previous.points.map(fresh),
    propositions: previous.propositions.map(fresh),
    sousGroupes: [],
  }
}

const blank = (...values: string[]): boolean => values.every((v) => v.trim() === '')

/** Rows somebody added and left empty: they are neither sent nor complained about. */
export function withoutEmptyRows(draft: SeanceDraft): SeanceDraft {
  return {
    ...draft,
    points: draft.points.filter((p, i) => {
      const hasChild = p.depth === 0 && draft.points[i + 1]?.depth === 1
      return p.id !== null || hasChild || !blank(p.titre, p.numero, p.intervenant, p.duree, p.lien)
    }),
    propositions: draft.propositions.filter((p) => p.id !== null || !blank(p.titre, p.titreCourt)),
    sousGroupes: draft.sousGroupes.filter((g) => g.id !== null || !blank(g.titre, g.titreCourt, g.lieu, g.visio)),
  }
}

const idOf = ({ id }: RowDraft) => (id === null ? {} : { id })
const timeOf = (time: string): string | null => (time === '' ? null : time)
const minutesOf = (typed: string): number | null => (typed.trim() === '' ? null : Number(typed.trim()))

/** What is sent; call it on a draft without empty rows, so that positions are the same on both sides. */
export function inputFrom(draft: SeanceDraft): SeanceInput {
  const parents = parentsOf(draft.points)
  return {
    titre: draft.titre,
    jour: draft.jour,
    debut: timeOf(draft.debut),
    fin: timeOf(draft.fin),
    lieu: draft.lieu,
    visio: draft.visio,
    coanimation: draft.coanimation.split('\n').filter((line) => line.trim() !== ''),
    points: draft.points.map(
      (p, i): PointInput => ({
        ...idOf(p),
        parent: parents[i] ?? null,
        numero: p.numero,
        titre: p.titre,
        nature: p.nature,
        intervenant: p.intervenant,
        duree: minutesOf(p.duree),
        documentId: p.documentId,
        lien: p.lien,
        ...(p.report === null ? {} : { report: p.report }),
      }),
    ),
    propositions: draft.propositions.map((p) => ({ ...idOf(p), titre: p.titre, titreCourt: p.titreCourt })),
    sousGroupes: draft.sousGroupes.map((g) => ({
      ...idOf(g),
      titre: g.titre,
      titreCourt: g.titreCourt,
      lieu: g.lieu,
      visio: g.visio,
    })),
  }
}

function named<T extends RowDraft>(
  rows: readonly T[],
  sent: readonly T[],
  saved: readonly { id?: string | undefined }[],
) {
  const ids = new Map(sent.map((row, i) => [row.key, saved[i]?.id ?? null]))
  return rows.map((row) => (row.id === null ? { ...row, id: ids.get(row.key) ?? null } : row))
}

/**
 * Gives rows the ids they received when `sent` was saved. What was typed meanwhile stays; without this a second save
 * would create the new rows again.
 */
export function withIds(draft: SeanceDraft, sent: SeanceDraft, saved: Preparation): SeanceDraft {
  return {
    ...draft,
    points: named(draft.points, sent.points, saved.points),
    propositions: named(draft.propositions, sent.propositions, saved.propositions),
    sousGroupes: named(draft.sousGroupes, sent.sousGroupes, saved.sousGroupes),
  }
}

/** Same content, whatever the keys of the rows. */
export const sameDraft = (a: SeanceDraft, b: SeanceDraft): boolean => {
  const content = (draft: SeanceDraft) => JSON.stringify(inputFrom(withoutEmptyRows(draft)))
  return content(a) === content(b)
}
