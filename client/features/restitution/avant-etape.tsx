import { useState } from 'react'
import { ShowAnswer } from '#client/api/show-answer'
import { Banner } from '#client/ui/banner'
import { Checkbox } from '#client/ui/choices'
import { ConfirmDialog } from '#client/ui/dialog'
import type { StatutRestitution } from '#shared/access/restitution-steps'
import { type Constat, constats } from '#shared/api/controle'
import { summary } from './constats.tsx'
import { useControle } from './use-controle.ts'

interface AvantEtapeProps {
  documentId: string
  verb: string
  warning: string
  /** Said while the step is being taken, when that lasts. */
  busy: string | undefined
  isBusy: boolean
  /** `vu`: what the check found was said to have been seen. */
  onConfirm: (vu: boolean) => void
  onCancel: () => void
}

/** Steps that let nothing through which the check stops. */
export const controlled = (to: StatutRestitution): boolean => to === 'validee' || to === 'publiee'

/** What the check found, before a step that cannot be taken back: it stops it, or what is left is said to have been seen. */
export function AvantEtape({ documentId, verb, warning, busy, isBusy, onConfirm, onCancel }: AvantEtapeProps) {
  const { answer, attente } = useControle(documentId)
  const [seen, setSeen] = useState(false)
  const found = attente === null && answer.state === 'ready' ? answer.value.constats : null
  const stops = (found ?? []).filter((c) => c.gravite === 'bloquant')
  const left = (found ?? []).filter((c) => c.gravite !== 'bloquant')
  const ready = found !== null && stops.length === 0 && (left.length === 0 || seen)
  return (
    <ConfirmDialog
      title={`${verb} cette restitution ?`}
      isOpen
      confirm={verb}
      isBusy={isBusy || !ready}
      onConfirm={() => onConfirm(seen)}
      onCancel={onCancel}
    >
      <p>{warning}</p>
      {attente !== null ? (
        <p role="status">{attente}</p>
      ) : (
        <ShowAnswer of={answer} loading="Contrôle en cours…">
          {({ constats: list }) =>
            stops.length > 0 ? (
              <Banner tone="danger" shape="triangle" title="Le contrôle l’empêche. Corrigez d’abord :">
                <Found list={stops} />
              </Banner>
            ) : (
              <>
                <p role="status">Contrôle : {summary(list)}</p>
                {left.length > 0 && (
                  <>
                    <details className="restitution-origine">
                      <summary>Lire ces points</summary>
                      <Found list={left} />
                    </details>
                    <Checkbox isSelected={seen} onChange={setSeen}>
                      {left.length === 1 ? 'J’ai vu ce point' : `J’ai vu ces ${left.length} points`}, et je continue
                    </Checkbox>
                  </>
                )}
              </>
            )
          }
        </ShowAnswer>
      )}
      {isBusy && busy !== undefined && <p role="status">{busy}</p>}
    </ConfirmDialog>
  )
}

const Found = ({ list }: { list: readonly Constat[] }) => (
  <ul>
    {list.map((c) => (
      <li key={`${c.code} ${c.rang} ${c.phrase} ${c.extrait}`}>
        {constats[c.code]} : {c.phrase}
        {c.extrait !== null && <em> « {c.extrait} »</em>}
      </li>
    ))}
  </ul>
)
