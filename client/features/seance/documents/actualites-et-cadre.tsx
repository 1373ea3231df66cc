import { withOrdinals } from '#client/words/dates'
import type { SeanceView } from '#shared/api/seances'

type Told = Pick<SeanceView, 'actualites' | 'cadre' | 'ordreDuJour' | 'axe'>

/** As presented at the opening of the meeting: the frame, the news of the country then of each axis, the printed agenda. */
export function ActualitesEtCadre({ seance: { actualites, cadre, ordreDuJour, axe } }: { seance: Told }) {
  return (
    <details className="actualites">
      <summary>Actualités et cadre</summary>
      <div className="pile">
        <Part title="Cadre" lines={cadre} />
        {actualites.map(({ axe: numero, textes }) => (
          <Part
            key={numero ?? 'national'}
            title={
              numero === null
                ? 'Actualités nationales'
                : `Actualités de l’axe\u00a0${numero}${numero === axe?.numero ? ' (le nôtre)' : ''}`
            }
            lines={textes}
          />
        ))}
        <Part
          title="Ordre du jour envoyé"
          lines={ordreDuJour.map(({ numero, titre }) => (numero === null ? titre : `${numero} ${titre}`))}
        />
      </div>
    </details>
  )
}

function Part({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{withOrdinals(line)}</li>
        ))}
      </ul>
    </div>
  )
}
