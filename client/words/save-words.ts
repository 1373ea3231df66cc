import type { Garde } from '#client/sync/local-copy'
import type { SyncStatus } from '#client/sync/status'
import type { Tone } from '#client/ui/chip'
import type { ShapeName } from '#client/ui/shape'
import { closeCodes } from '#shared/sync/close-codes'
import { duration } from './durations.ts'
import { plural } from './numbers.ts'
import { french } from './typography.ts'

export interface SaveWords {
  tone: Tone
  shape: ShapeName
  words: string
}

function offlineWords({ garde, modifications }: { garde: Garde; modifications: number }, offline: string): SaveWords {
  const calm = { tone: 'ochre', shape: 'pause' } as const
  if (garde === 'ici') return { ...calm, words: `${offline} : gardé ici` }
  if (garde === 'enCours') return { ...calm, words: `${offline} : écriture…` }
  if (modifications === 0) return { ...calm, words: offline }
  return { tone: 'danger', shape: 'triangle', words: `${offline} : pas gardé ici` }
}

/** The promise of the application, word for word. */
export function saveWords(status: SyncStatus, now: number): SaveWords {
  switch (status.kind) {
    case 'verification':
      return { tone: 'neutral', shape: 'dashed', words: 'Vérification…' }
    case 'enregistre':
      return { tone: 'success', shape: 'check', words: 'Enregistré' }
    case 'attente': {
      const waiting = plural(status.modifications, 'modification')
      if (status.garde !== 'non')
        return { tone: 'info', shape: 'half', words: `En attente : ${waiting} sur cet appareil` }
      const kept = status.modifications < 2 ? 'pas gardée ici' : 'pas gardées ici'
      return { tone: 'danger', shape: 'triangle', words: `En attente : ${waiting}, ${kept}` }
    }
    case 'horsLigne':
      return offlineWords(status, `Hors ligne depuis ${duration(now - status.depuis)}`)
    case 'refuse':
      return { tone: 'danger', shape: 'triangle', words: 'Refusé : votre texte est gardé en brouillon' }
    case 'nonEnregistre':
      return { tone: 'danger', shape: 'cross', words: 'Non enregistré' }
    case 'ferme': {
      // The page says the rest, with a button.
      const words = status.reason === 'reloadNeeded' ? 'Page à recharger' : french(closeCodes[status.reason].sentence)
      return { tone: 'neutral', shape: 'square', words }
    }
  }
}
