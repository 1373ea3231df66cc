import type { Draft } from '#client/sync/drafts'
import { Chip, type Tone } from '#client/ui/chip'
import type { ShapeName } from '#client/ui/shape'
import { Instant } from '#client/words/dates'
import type { listMesArrivees } from '#shared/api/arrivees'
import type { AnswerOf } from '#shared/api/endpoint'

type MonArrivee = AnswerOf<typeof listMesArrivees>[number]

interface Fate {
  tone: Tone
  shape: ShapeName
  /** In two words. */
  state: string
  words: string
}

/** What became of a text handed over to those who run the meeting; null for one that stays on this device. */
export function fateOf({ late }: Pick<Draft, 'late'>, mine: readonly MonArrivee[]): Fate | null {
  if (late === undefined) return null
  if (late.kind === 'toSend') {
    return {
      ...{ tone: 'info', shape: 'half', state: 'À transmettre' },
      words: 'Sera transmis à l’animation dès que le serveur répondra. Vous n’avez rien à faire.',
    }
  }
  if (late.kind === 'impossible') {
    return {
      ...{ tone: 'danger', shape: 'triangle', state: 'Non transmis' },
      words: 'N’a pas pu être transmis à l’animation : copiez ce texte et confiez-le-lui.',
    }
  }
  if (late.arriveeId === null) {
    return { tone: 'success', shape: 'check', state: 'Déjà là', words: 'La séance contient déjà ce texte.' }
  }
  const arrivee = mine.find(({ id }) => id === late.arriveeId)
  return decided(arrivee)
}

function decided(arrivee: MonArrivee | undefined): Fate {
  const partly = (arrivee?.repris ?? 0) > 0
  switch (arrivee?.etat) {
    case 'reprise':
      return {
        ...{ tone: 'success', shape: 'check', state: 'Repris dans la séance' },
        words: 'L’animation a repris votre texte dans la séance.',
      }
    case 'ecartee':
      return partly
        ? {
            ...{ tone: 'success', shape: 'half', state: 'Repris en partie' },
            words: 'L’animation a repris une partie de votre texte dans la séance, et écarté le reste.',
          }
        : {
            ...{ tone: 'neutral', shape: 'dash', state: 'Écarté' },
            words: 'L’animation l’a lu et ne l’a pas repris dans la séance.',
          }
    default:
      return partly
        ? {
            ...{ tone: 'info', shape: 'half', state: 'Repris en partie' },
            words: 'L’animation a repris une partie de votre texte, et n’a pas encore décidé du reste.',
          }
        : {
            ...{ tone: 'info', shape: 'up', state: 'Transmis à l’animation' },
            words: 'L’animation l’a reçu et décidera de le reprendre dans la séance.',
          }
  }
}

export function DraftFate({ draft, mine }: { draft: Draft; mine: readonly MonArrivee[] }) {
  const fate = fateOf(draft, mine)
  if (fate === null) return null
  const { late } = draft
  const handled = late?.kind === 'sent' ? mine.find(({ id }) => id === late.arriveeId)?.traiteeA : null
  return (
    <p className="rang brouillon-suite">
      <Chip tone={fate.tone} shape={fate.shape}>
        {fate.state}
      </Chip>
      <span>
        {fate.words}
        {handled != null && (
          <>
            {' '}
            Décidé le <Instant at={handled} form="short" />.
          </>
        )}
      </span>
    </p>
  )
}
