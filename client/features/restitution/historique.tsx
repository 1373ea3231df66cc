import { Instant, withOrdinals } from '#client/words/dates'
import { statutsRestitution } from '#shared/access/restitution-steps'
import { constats } from '#shared/api/controle'
import type { AnswerOf } from '#shared/api/endpoint'
import type { getRestitution } from '#shared/api/restitutions'

type Etape = AnswerOf<typeof getRestitution>['etapes'][number]

/** Each step, by whom, and what the check had found that was said to have been seen. */
export function Historique({ etapes }: { etapes: readonly Etape[] }) {
  if (etapes.length === 0) return null
  return (
    <details className="restitution-historique sans-papier">
      <summary>Historique</summary>
      <ol className="liste-nue pile serree">
        {etapes.map((etape) => (
          <li key={`${etape.at} ${etape.statut}`}>
            <Pas {...etape} />
          </li>
        ))}
      </ol>
    </details>
  )
}

/** Points that read the same, once each: what they were about is not kept. */
function counted(list: Etape['constatsVus']): [string, number][] {
  const times = new Map<string, number>()
  for (const { code, phrase } of list) {
    const words = `${constats[code]}\u00a0: ${phrase}`
    times.set(words, (times.get(words) ?? 0) + 1)
  }
  return [...times]
}

function Pas({ statut, at, organisme, fonction, constatsVus }: Etape) {
  // Only staff take steps: true of whoever signed without an organisation too.
  const par = [organisme, fonction].filter((w) => w !== null && w !== '').join(', ') || 'l’équipe d’animation'
  return (
    <>
      {statutsRestitution[statut]}, <Instant at={at} form="short" />, par {par}
      {constatsVus.length > 0 && (
        <details>
          <summary>
            {constatsVus.length === 1 ? '1 point du contrôle vu' : `${constatsVus.length} points du contrôle vus`}
          </summary>
          <ul>
            {counted(constatsVus).map(([words, times]) => (
              <li key={words}>
                {withOrdinals(words)}
                {times > 1 && ` (${times} fois)`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
