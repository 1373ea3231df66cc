import { type RefObject, useEffect, useRef, useState } from 'react'
import { useAction } from '#client/api/answer'
import { Button } from '#client/ui/button'
import { notify } from '#client/ui/notice'
import type { Liaison } from '#shared/api/liaisons'
import { movePhase, type SeanceView } from '#shared/api/seances'
import type { Phase } from '#shared/documents/choices'
import { CloseDialog } from './close-dialog.tsx'
import { ReopenDialog, ValidateDialog } from './move-dialog.tsx'
import { PhaseRefusal } from './phase-refusal.tsx'

interface Step {
  to: Phase
  label: string
  /** Said once it is done. */
  done: string
  primary?: boolean
}

/** What a facilitator may do next, from each phase; the first is the usual way on. */
const steps: Readonly<Record<Phase, readonly Step[]>> = {
  draft: [
    { to: 'open', label: 'Ouvrir l’accueil', done: 'L’accueil est ouvert\u00a0: le code fonctionne.', primary: true },
  ],
  open: [{ to: 'live', label: 'Commencer', done: 'La séance commence.', primary: true }],
  live: [
    {
      to: 'closed',
      label: 'Clôturer la séance',
      done: 'La séance est close. Un instantané a été pris.',
      primary: true,
    },
  ],
  closed: [
    { to: 'live', label: 'Rouvrir', done: 'La séance est rouverte.' },
    { to: 'validated', label: 'Valider', done: 'La séance est validée.' },
  ],
  validated: [],
}

const asks = (step: Step, from: Phase): boolean => step.to === 'closed' || step.to === 'validated' || from === 'closed'

/** The buttons that move a meeting on. Those that freeze or reopen ask first. */
export function PhaseActions({ seance, phase }: { seance: SeanceView; phase: Phase }) {
  const move = useAction(movePhase)
  const [asked, setAsked] = useState<Step | null>(null)
  const [late, setLate] = useState<readonly Liaison[] | null>(null)
  const [sans, setSans] = useState<readonly string[]>([])
  const moving = useFocusAfterMove(phase, asked !== null)
  const close = () => {
    setAsked(null)
    setLate(null)
  }
  const go = async (step: Step, without: readonly string[] = []) => {
    moving.current = step.to
    setSans(without)
    const result = await move.run({ params: { id: seance.id }, body: { phase: step.to, sans: [...without] } })
    if (result.ok && result.value.ok) {
      close()
      notify(step.done)
      return
    }
    moving.current = null
    if (result.ok && !result.value.ok) setLate(result.value.enRetard)
  }
  const cancel = () => {
    move.cancel()
    close()
  }
  const dialog = {
    ...{ seance, isBusy: move.busy, refusal: move.refusal?.message, late, sans },
    onConfirm: (without: readonly string[]) => {
      if (asked !== null) void go(asked, without)
    },
    onCancel: cancel,
  }
  return (
    <>
      {steps[phase].map((step) => (
        <Button
          key={step.to}
          look={step.primary === true ? 'primary' : 'plain'}
          isDisabled={move.busy}
          onPress={() => (asks(step, phase) ? setAsked(step) : void go(step))}
        >
          {step.label}
        </Button>
      ))}
      {asked?.to === 'closed' && <CloseDialog {...dialog} />}
      {asked?.to === 'validated' && <ValidateDialog {...dialog} />}
      {asked?.to === 'live' && <ReopenDialog {...dialog} />}
      {asked === null && <PhaseRefusal refusal={move.refusal?.message} onClear={move.clear} />}
    </>
  )
}

/** The button that was pressed goes away with its phase: the title of the page takes the focus, once any dialog is closed. */
function useFocusAfterMove(phase: Phase, asking: boolean): RefObject<Phase | null> {
  const moving = useRef<Phase | null>(null)
  useEffect(() => {
    if (asking || moving.current !== phase) return
    moving.current = null
    // A dialog that closes gives the focus back in the next frame, before this.
    const frame = requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('#contenu h1')?.focus({ preventScroll: true }),
    )
    return () => cancelAnimationFrame(frame)
  }, [phase, asking])
  return moving
}
