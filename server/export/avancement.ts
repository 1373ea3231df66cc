import type { Instantane } from '#server/snapshot/content'
import type { Block, Cell } from '#shared/api/outline'
import { charted } from '#shared/chart/chart'
import { type Etat, etats } from '#shared/documents/choices'
import { origineComparee } from './changements.ts'
import { documentsOf, type Fiche, nomDeFiche } from './frozen.ts'
import { enParts, rowName, table } from './outline.ts'
import { compte, nombre } from './words.ts'

const states = [...(Object.keys(etats) as Etat[]), null]
const nameOf = (etat: Etat | null): string => (etat === null ? 'État non renseigné' : etats[etat])

/** How far the actions of each fiche are: one bar per fiche, parted by state. */
export function avancement(list: readonly { id: string; value: Fiche }[]): Block[] {
  const kept = list.filter((d) => d.value.actions.length > 0)
  const followed = kept.map((d) => d.value)
  if (followed.length === 0) return []
  const counts = (etat: Etat | null) => followed.map((f) => f.actions.filter((a) => a.etat === etat).length)
  const series = states
    .map((etat) => ({ name: nameOf(etat), values: counts(etat) }))
    .filter((s) => s.values.some((n) => n > 0))
  const parts = enParts(series.map((s) => [s.name, s.values.reduce((a, b) => a + b, 0)]))
  const total = followed.reduce((n, f) => n + f.actions.length, 0)
  const draft = {
    form: 'progress',
    title: 'État des actions par fiche',
    summary: `${compte(total, 'action suivie', 'actions suivies')} dans ${compte(followed.length, 'fiche', 'fiches')}\u00a0; ${parts}.`,
    rowLabel: 'Fiche',
    categories: followed.map((f) =>
      f.numero === null ? (f.intitule ?? 'Fiche sans titre') : `Fiche ${f.numero}\u00a0: ${f.intitule ?? ''}`.trim(),
    ),
    series,
  } as const
  return charted(
    draft,
    kept.map(({ id, value }) => ({ passage: nomDeFiche(value), documentId: id })),
  )
}

const numbered = (n: number, shown = nombre(n)): Cell => ({ blocks: [[{ text: shown }]], number: n })
const signed = (n: number): string => (n > 0 ? `+${nombre(n)}` : nombre(n))

/** How many actions are in each state in two snapshots; nothing when neither follows any. */
export function avancementCompare(apres: Instantane, avant: Instantane): Block[] {
  const actions = [avant, apres].map((i) => documentsOf(i, 'fiche-action').flatMap((d) => d.value.actions))
  const counted = (etat: Etat | null) => actions.map((list) => list.filter((a) => a.etat === etat).length)
  const lines = [
    ...states.map((etat) => ({ name: nameOf(etat), counts: counted(etat) })),
    { name: 'Ensemble', counts: actions.map((list) => list.length) },
  ].flatMap(({ name, counts: [was = 0, is = 0] }) => (was + is === 0 ? [] : [{ name, was, is }]))
  if (lines.length === 0) return []
  const drawn = table(
    'État des actions, d’un instantané à l’autre',
    ['État', avant.libelle, apres.libelle, 'Écart'],
    lines.map(({ name, was, is }) => [
      rowName(name),
      numbered(was),
      numbered(is),
      numbered(is - was, signed(is - was)),
    ]),
    {
      lieux: lines.map(() => ({ passage: 'Suivi des fiches actions' })),
      phrases: lines.map(({ name, was, is }) => `${name}\u00a0: ${nombre(was)} → ${nombre(is)}`),
    },
  )
  return [{ ...drawn, origin: origineComparee(apres, avant) }]
}
