import { Chip } from '#client/ui/chip'
import type { AnswerOf } from '#shared/api/endpoint'
import type { getSchema } from '#shared/api/schemas'

type Action = AnswerOf<typeof getSchema>['actions'][number]

/** Actions of a scheme as printed: those without a number keep none. */
export function ActionsParAxe({ actions }: { actions: readonly Action[] }) {
  if (actions.length === 0) return null
  return (
    <ul className="liste-nue schema-actions">
      {actions.map((a) => (
        <li key={a.id}>
          <span className="schema-numero">
            {a.numero ?? (
              <span className="petit" title="Non numérotée dans le schéma">
                <span aria-hidden="true">—</span>
                <span className="sr">Sans numéro</span>
              </span>
            )}
          </span>
          <span>
            {a.titre} {a.transversale && <Chip shape="up">Transversale</Chip>}
          </span>
        </li>
      ))}
    </ul>
  )
}
