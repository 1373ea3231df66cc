import { type ReactNode, useEffect, useState } from 'react'
import { Banner } from '#client/ui/banner'
import { Button } from '#client/ui/button'
import { Chip } from '#client/ui/chip'
import { Dialog } from '#client/ui/dialog'
import { announce } from '#client/ui/notice'
import { plural } from '#client/words/numbers'
import type { Liaison } from '#shared/api/liaisons'
import { LiaisonLine } from '../liaisons/liaison-line.tsx'
import { isDoubtful, isStillLate } from '../liaisons/liaison-words.ts'
import { useLiaisons } from '../liaisons/use-liaisons.ts'
import { AwayNow } from './away-now.tsx'
import type { MoveDialogProps } from './move-dialog.tsx'

interface FreezeDialogProps extends MoveDialogProps {
  title: string
  /** The verb of what will happen: « Clôturer », « Valider ». */
  verb: string
  /** « clôture », « validation » */
  noun: string
  /** What can be done of a text that comes afterwards: « d’où vous pourrez le reprendre ». */
  afterwards: string
  /** What is asked before anything is waited for. */
  children: ReactNode
}

/** The server waits this long, then names who is late. */
const WAIT_S = 10

/** Before something freezes: asks, says what is waited for, then who is late, who can be waited for or left out. */
export function FreezeDialog(props: FreezeDialogProps) {
  const { title, isBusy, late, refusal, afterwards, children, onCancel } = props
  const stage = isBusy ? 'waiting' : late === null ? 'asking' : 'late'
  const titles = { asking: title, waiting: 'Dernière vérification…', late: lateTitle(late?.length ?? 0) }
  // One dialog through the three: what changes inside takes the focus by itself.
  return (
    <Dialog
      alert
      wide={stage === 'late'}
      title={titles[stage]}
      isOpen
      onClose={onCancel}
      actions={<Actions key={stage} {...props} stage={stage} />}
    >
      {stage === 'asking' && children}
      {stage === 'waiting' && <Waiting {...props} />}
      {stage === 'late' && <Late late={late ?? []} afterwards={afterwards} />}
      {!isBusy && refusal !== undefined && (
        <p className="champ-erreur" role="alert">
          {refusal}
        </p>
      )}
    </Dialog>
  )
}

type Stage = 'asking' | 'waiting' | 'late'

const lateTitle = (n: number): string =>
  n < 2 ? 'Il manque peut-être le texte d’une personne' : `Il manque peut-être le texte de ${n}\u00a0personnes`

function Actions({ stage, verb, late, onConfirm, onCancel }: FreezeDialogProps & { stage: Stage }) {
  const missing = useMissing(late ?? [])
  const goOn = `${verb} la séance`
  return (
    <>
      <Button onPress={onCancel} autoFocus={stage !== 'late'}>
        Annuler
      </Button>
      {stage === 'asking' && (
        <Button look="primary" onPress={() => onConfirm([])}>
          {goOn}
        </Button>
      )}
      {stage === 'late' && missing.length > 0 && (
        <Button look="danger" onPress={() => onConfirm((late ?? []).map((l) => l.personId))}>
          {verb} sans {late?.length === 1 ? 'cette personne' : 'ces personnes'}
        </Button>
      )}
      {stage === 'late' && (
        <Button look="primary" onPress={() => onConfirm([])} autoFocus>
          {missing.length > 0 ? 'Attendre encore' : goOn}
        </Button>
      )}
    </>
  )
}

function Waiting({ noun, sans }: FreezeDialogProps) {
  const { liaisons } = useLiaisons()
  const left = useCountdown(WAIT_S)
  const awaited = (liaisons ?? []).filter((l) => isDoubtful(l) && !sans.includes(l.personId))
  return (
    <>
      <p role="status">{awaitedWords(awaited)}</p>
      <ul className="liste-nue">
        {awaited.map((l) => (
          <li key={l.personId}>
            <LiaisonLine liaison={l} />
          </li>
        ))}
      </ul>
      <p className="petit">
        {left > 0 ? `Encore ${left}\u00a0s au plus.` : 'La réponse du serveur arrive.'} Rien n’est figé pour
        l’instant&nbsp;; si rien ne manque, la {noun} se fait toute seule.
      </p>
    </>
  )
}

function awaitedWords(awaited: readonly Liaison[]): string {
  const n = awaited.length
  if (n === 0) return 'On vérifie que tout ce qui a été tapé est arrivé.'
  const typed = n < 2 ? 'ce qu’elle a tapé' : 'ce qu’elles ont tapé'
  const known = awaited.some(({ modifications }) => modifications > 0)
  return `On attend ${plural(n, 'personne')}\u00a0: ${typed} n’est ${known ? '' : 'peut-être '}pas encore arrivé.`
}

function Late({ late, afterwards }: { late: readonly Liaison[]; afterwards: string }) {
  const { liaisons } = useLiaisons()
  const missing = useMissing(late)
  const n = late.length
  useEffect(() => announce(lateTitle(n), 'assertive'), [n])
  return (
    <>
      {missing.length === 0 && (
        <Banner tone="success" shape="check" role="status" title="Ce qui manquait est arrivé." />
      )}
      <ul className="liste-nue">
        {late.map((l) => (
          <li key={l.personId}>
            <LiaisonLine liaison={liaisons?.find((now) => now.personId === l.personId) ?? l}>
              {missing.includes(l) ? undefined : (
                <Chip tone="success" shape="check">
                  Tout est arrivé
                </Chip>
              )}
            </LiaisonLine>
          </li>
        ))}
      </ul>
      <AwayNow named={late.map((l) => l.personId)} />
      <p>
        Rien n’est figé pour l’instant. {n < 2 ? 'Sans cette personne' : 'Sans elles'}, l’instantané ne contiendra pas
        ce qui manque&nbsp;; quand {n < 2 ? 'son appareil sera' : 'leurs appareils seront'} de retour, le texte viendra
        dans «&nbsp;Arrivé après la clôture&nbsp;», {afterwards}.
      </p>
    </>
  )
}

function useMissing(late: readonly Liaison[]): Liaison[] {
  const { liaisons } = useLiaisons()
  return late.filter((l) => isStillLate(l, liaisons))
}

/** Seconds left, from the moment this is shown. */
function useCountdown(seconds: number): number {
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    const timer = setInterval(() => setLeft((n) => Math.max(0, n - 1)), 1_000)
    return () => clearInterval(timer)
  }, [])
  return left
}
