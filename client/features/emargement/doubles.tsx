import { useMemo, useState } from 'react'
import { useAction } from '#client/api/answer'
import { Button } from '#client/ui/button'
import { notify } from '#client/ui/notice'
import { distinguerLignes } from '#shared/api/emargement'
import { lookAlike } from '#shared/look-alike'
import type { Ligne } from './lignes.ts'
import { detailsOf, MergeDialog } from './merge-dialog.tsx'

type Pair = readonly [Ligne, Ligne]

const keyOf = ([a, b]: Pair): string => [a.id, b.id].sort().join(' ')

const alike = (lignes: readonly Ligne[]): Pair[] =>
  lignes.flatMap((a, i) =>
    lignes.slice(i + 1).flatMap((b): Pair[] => (lookAlike(a.nom ?? '', b.nom ?? '') ? [[a, b]] : [])),
  )

interface DoublesProps {
  seanceId: string
  lignes: readonly Ligne[]
  /** Pairs said to be two people, by the ids of their lines in order. */
  distinctes: readonly { id: string }[]
}

/** Lines whose names look alike: the same person twice, or two people to leave apart. */
export function Doubles({ seanceId, lignes, distinctes }: DoublesProps) {
  const pairs = useMemo(() => alike(lignes), [lignes])
  const apart = new Set(distinctes.map((d) => d.id))
  const { run, busy } = useAction(distinguerLignes)
  const [asked, setAsked] = useState<string | null>(null)
  const left = pairs.filter((p) => !apart.has(keyOf(p)))
  const setApart = async ([a, b]: Pair) => {
    const done = await run({ params: { id: seanceId, ligneId: a.id }, body: { autre: b.id } })
    notify(done.ok ? `${a.nom} et ${b.nom} : deux personnes` : done.message)
  }
  const open = left.find((p) => keyOf(p) === asked)
  if (left.length === 0) return null
  return (
    <section className="carte pile serree sans-papier" aria-labelledby="emargement-doubles">
      <h2 id="emargement-doubles">
        {left.length === 1 ? 'Deux lignes se ressemblent' : `${left.length} paires de lignes se ressemblent`}
      </h2>
      <ul className="liste-nue pile serree">
        {left.map((pair) => (
          <li key={keyOf(pair)} className="emargement-double">
            <div>
              {pair.map((l) => (
                <p key={l.id} className="emargement-double-ligne">
                  <strong>{l.nom}</strong> <span className="petit">{detailsOf(l)}</span>
                </p>
              ))}
            </div>
            <span className="rang">
              <Button
                small
                look="quiet"
                aria-label={`Deux personnes : ${pair[0].nom} et ${pair[1].nom}`}
                isDisabled={busy}
                onPress={() => void setApart(pair)}
              >
                Deux personnes
              </Button>
              <Button
                small
                aria-label={`Réunir : ${pair[0].nom} et ${pair[1].nom}`}
                onPress={() => setAsked(keyOf(pair))}
              >
                Réunir…
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {open !== undefined && (
        <MergeDialog
          seanceId={seanceId}
          ligne={open[0]}
          other={open[1]}
          lignes={lignes}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  )
}
