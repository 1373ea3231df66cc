import type { SaveState } from '#client/document/save-state'
import type { Tone } from '#client/ui/chip'
import type { ShapeName } from '#client/ui/shape'
import { duration } from './durations.ts'
import { plural } from './numbers.ts'

export interface SaveWords {
  tone: Tone
  shape: ShapeName
  words: string
}

/** The promise of the application, word for word. */
export function saveWords(state: SaveState, now: number): SaveWords {
  switch (state.kind) {
    case 'checking':
      return { tone: 'neutral', shape: 'dashed', words: 'Vérification…' }
    case 'saved':
      return { tone: 'success', shape: 'check', words: 'Enregistré' }
    case 'pending':
      return {
        tone: 'info',
        shape: 'half',
        words: `En attente : ${plural(state.count, 'modification')} sur cet appareil`,
      }
    case 'offline':
      return {
        tone: 'ochre',
        shape: 'pause',
        words: `Hors ligne depuis ${duration(now - state.since)} : gardé ici`,
      }
    case 'refused':
      return { tone: 'danger', shape: 'triangle', words: 'Refusé : votre texte est gardé en brouillon' }
    case 'unsaved':
      return { tone: 'danger', shape: 'cross', words: 'Non enregistré' }
  }
}
