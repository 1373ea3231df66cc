import { withOrdinals } from '#client/words/dates'
import type { Block, Origin } from '#shared/api/outline'
import { LienInstantane } from './lien-instantane.tsx'

const keyOf = ({ instantaneId, sousGroupe }: Origin): string => `${instantaneId} ${sousGroupe}`

/** Where the lines of a block were drawn from: the meeting, the sub-groups, the snapshot. Told on the first press. */
export function Provenance({ blocks }: { blocks: readonly Block[] }) {
  const origins = [...new Map(blocks.flatMap(({ origin: o }) => (o === undefined ? [] : [[keyOf(o), o]]))).values()]
  const [first] = origins
  if (first === undefined) return null
  const sousGroupes = origins.flatMap((o) => o.sousGroupe ?? [])
  return (
    <details className="restitution-origine sans-papier">
      <summary>D’où cela vient</summary>
      <dl>
        {first.seance !== null && (
          <>
            <dt>Séance</dt>
            <dd>{withOrdinals(first.seance)}</dd>
          </>
        )}
        {sousGroupes.length > 0 && (
          <>
            <dt>{sousGroupes.length === 1 ? 'Sous-groupe' : 'Sous-groupes'}</dt>
            <dd>{sousGroupes.join(' ; ')}</dd>
          </>
        )}
        <dt>Instantané</dt>
        <dd>
          <LienInstantane id={first.instantaneId} libelle={first.libelle} />, empreinte{' '}
          <code>{first.empreinte.slice(0, 12)}…</code>
        </dd>
      </dl>
      <p className="petit">
        Tout ce que ce cadre contient est tiré de l’instantané ; ce qui est hors d’un cadre a été écrit à la main.
      </p>
    </details>
  )
}
