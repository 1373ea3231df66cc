import type { Block } from '#shared/api/outline'
import { charted } from '#shared/chart/chart'
import { type Etat, etats } from '#shared/documents/choices'
import { type Fiche, nomDeFiche } from './frozen.ts'
import { compte } from './words.ts'

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
  const parts = series.map((s) => `${s.name.toLowerCase()}\u00a0: ${s.values.reduce((a, b) => a + b, 0)}`)
  const total = followed.reduce((n, f) => n + f.actions.length, 0)
  const draft = {
    form: 'progress',
    title: 'État des actions par fiche',
    summary: `${compte(total, 'action suivie', 'actions suivies')} dans ${compte(followed.length, 'fiche', 'fiches')}\u00a0; ${parts.join(', ')}.`,
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
