import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { useReorder } from '#client/document/reorder'
import { Button } from '#client/ui/button'
import { ConfirmDialog } from '#client/ui/dialog'
import { announce } from '#client/ui/notice'
import { useFocusNext } from '#client/ui/use-focus-next'
import { minutes } from '#client/words/durations'
import { plural } from '#client/words/numbers'
import { insideQuotes } from '#client/words/shorten'
import {
  canMove,
  canNest,
  childrenOf,
  insertAfter,
  lengthOf,
  movePoint,
  type PointDraft,
  parentsOf,
  placeAfter,
  planned,
  removePoint,
  setDepth,
} from './agenda.ts'
import { AgendaRow } from './agenda-row.tsx'
import { newPoint } from './draft.ts'
import type { Faults } from './faults.ts'
import '#client/document/row-list.css'
import { focusAfterRemoval } from './focus-after-removal.ts'
import { useJoignables } from './piece-fields.tsx'

interface AgendaProps {
  points: readonly PointDraft[]
  onChange: (change: (points: readonly PointDraft[]) => readonly PointDraft[]) => void
  faults: Faults
  debut: string
  fin: string
  groupeId: string | null
  /** Gives a saved item to the next meeting; null while something here is not saved, or nothing is yet. */
  putOff: ((point: PointDraft, how: 'deplacer' | 'dupliquer') => void) | null
}

/** « Point 3 », « Point 3, sous-point 2 », in the order of the list. */
function namesOf(points: readonly PointDraft[]): string[] {
  const parents = parentsOf(points)
  let top = 0
  let sub = 0
  return points.map((_, i) => {
    if (parents[i] === null) {
      top++
      sub = 0
      return `point ${top}`
    }
    sub++
    return `point ${top}, sous-point ${sub}`
  })
}

export function AgendaSection({ points, onChange, faults, debut, fin, groupeId, putOff }: AgendaProps) {
  const section = useRef<HTMLElement>(null)
  const focusNext = useFocusNext()
  const added = useRef<string | null>(null)
  const [removing, setRemoving] = useState<number | null>(null)
  const names = namesOf(points)
  const joignables = useJoignables(groupeId)
  const place = (key: string, after: string | null) => {
    const moved = placeAfter(points, key, after)
    onChange(() => moved)
    announce(`Déplacé : ${namesOf(moved)[moved.findIndex((p) => p.key === key)] ?? ''}`)
  }
  const reorder = useReorder(
    points.map((p) => p.key),
    place,
  )

  const add = (after: number, depth: 0 | 1) => {
    const point = newPoint(depth)
    added.current = point.key
    onChange((now) => (after < 0 ? [...now, point] : insertAfter(now, after, point)))
  }
  const move = (at: number, way: 'up' | 'down') => {
    const moved = movePoint(points, at, way)
    if (moved === points) return
    onChange(() => moved)
    const place = moved.findIndex((p) => p.key === points[at]?.key)
    announce(`Déplacé : ${namesOf(moved)[place] ?? ''}`)
  }
  const remove = (at: number) => {
    setRemoving(null)
    onChange((now) => removePoint(now, at))
    announce(`Retiré : ${names[at] ?? ''}`)
    const previous = points[at - 1]?.key
    focusNext(() => focusAfterRemoval(section.current, previous))
  }
  const askOrRemove = (at: number) => {
    const point = points[at]
    const filled = point !== undefined && (point.titre.trim() !== '' || childrenOf(points, at) > 0)
    if (filled) setRemoving(at)
    else remove(at)
  }

  return (
    <section ref={section} className="carte pile" aria-labelledby="titre-deroule">
      <div className="rang">
        <h2 id="titre-deroule">Ordre du jour</h2>
        <Total points={points} debut={debut} fin={fin} />
      </div>
      <p className="petit" id="aide-deroule">
        Entrée ajoute un point à la suite, Alt + flèches déplace. Le numéro et la durée peuvent rester vides.
      </p>
      {faults.get('points') !== undefined && <p className="champ-erreur">{faults.get('points')}</p>}
      {points.length === 0 ? (
        <p className="blanc">Aucun point pour l’instant.</p>
      ) : (
        <ol className="liste-nue preparation-points" aria-describedby="aide-deroule" data-rows>
          {points.map((point, at) => (
            <AgendaRow
              key={point.key}
              point={point}
              name={names[at] ?? ''}
              faults={faults}
              isNew={added.current === point.key}
              isFirst={at === 0}
              reorder={reorder}
              joignables={joignables}
              canUp={canMove(points, at, 'up')}
              canDown={canMove(points, at, 'down')}
              canNest={canNest(points, at)}
              change={(change) => onChange((now) => now.map((p) => (p.key === point.key ? { ...p, ...change } : p)))}
              move={(way) => move(at, way)}
              setDepth={(depth) => onChange((now) => setDepth(now, at, depth))}
              addAfter={(depth) => add(at, depth)}
              remove={() => askOrRemove(at)}
              putOff={putOff === null || point.id === null ? null : (how) => putOff(point, how)}
            />
          ))}
        </ol>
      )}
      <div>
        <Button data-ajout onPress={() => add(-1, 0)}>
          <Plus size={16} aria-hidden="true" /> Ajouter un point
        </Button>
      </div>
      <ConfirmDialog
        title="Retirer ce point ?"
        isOpen={removing !== null}
        confirm="Retirer"
        danger
        onConfirm={() => removing !== null && remove(removing)}
        onCancel={() => setRemoving(null)}
      >
        <p>
          « {removing === null ? '' : insideQuotes(points[removing]?.titre.trim() || 'sans titre')} »
          {removing !== null && childrenOf(points, removing) > 0 && ' et ses sous-points'} quittera l’ordre du jour au
          prochain enregistrement.
        </p>
      </ConfirmDialog>
    </section>
  )
}

/** What is planned against the length of the meeting. */
function Total({ points, debut, fin }: Pick<AgendaProps, 'points' | 'debut' | 'fin'>) {
  const { minutes: sum, unknown } = planned(points)
  const length = lengthOf(debut, fin)
  const over = length !== null && sum > length
  return (
    <p className="pousse preparation-total">
      {sum === 0 ? (
        <>Aucune durée prévue{length !== null && <>, séance de {minutes(length)}</>}</>
      ) : (
        <>
          <strong>{minutes(sum)}</strong> prévues{length !== null && <> sur {minutes(length)}</>}
          {unknown > 0 && <>, {plural(unknown, 'point')} sans durée</>}
        </>
      )}
      {over && <span className="preparation-depasse"> ▲ dépasse de {minutes(sum - length)}</span>}
    </p>
  )
}
