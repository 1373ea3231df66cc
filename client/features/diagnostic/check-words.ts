/** What each finding is called, and what it means for a meeting. */
import type { Tone } from '#client/ui/chip'
import type { ShapeName } from '#client/ui/shape'
import { duration } from '#client/words/durations'
import { number } from '#client/words/numbers'
import type { Check, Findings, Passage } from './findings.ts'

export interface CheckWords {
  tone: Tone
  shape: ShapeName
  word: string
  meaning: string
}

export const names: Readonly<Record<Check, { name: string; what: string }>> = {
  http: { name: 'Le serveur', what: 'Une page demandée, une réponse.' },
  webSocket: { name: 'Le direct', what: 'Un WebSocket : la voie normale de l’écriture à plusieurs.' },
  stream: { name: 'Le secours par flux', what: 'Une réponse qui ne finit pas, quand le direct est refusé.' },
  poll: { name: 'Le secours par requêtes', what: 'Des demandes l’une après l’autre, quand le flux est retenu aussi.' },
  clock: { name: 'L’horloge', what: 'Celle de cet appareil, comparée à celle du serveur.' },
  storage: { name: 'La mémoire de cet appareil', what: 'Ce que le navigateur garde quand le réseau manque.' },
}

const passes = (meaning: string): CheckWords => ({ tone: 'success', shape: 'check', word: 'Passe', meaning })
const fails = (tone: Tone, word: string, meaning: string): CheckWords => ({
  tone,
  shape: tone === 'danger' ? 'cross' : 'triangle',
  word,
  meaning,
})
const busy = (): CheckWords =>
  fails('ochre', 'Occupé', 'Beaucoup de monde essaie en même temps. Recommencez dans une minute.')
const notTried = (): CheckWords => ({
  tone: 'neutral',
  shape: 'dash',
  word: 'Non essayé',
  meaning: 'Le serveur ne répond pas : il n’y a rien à essayer d’ici.',
})

const milliseconds = (ms: number): string => `${number(Math.max(1, Math.round(ms)))}\u00a0ms`

function httpWords(found: Passage): CheckWords {
  switch (found.is) {
    case 'passes':
      return passes(`Il répond en ${milliseconds(found.ms)} : les pages et les listes s’ouvriront.`)
    case 'silent':
      return fails(
        'danger',
        'Sans réponse',
        'Rien n’est revenu en cinq secondes. Vérifiez que cet appareil a du réseau.',
      )
    default:
      return fails(
        'danger',
        'Injoignable',
        'Votre réseau ne mène pas jusqu’au serveur, ou quelque chose répond à sa place.',
      )
  }
}

function webSocketWords(found: Passage): CheckWords {
  switch (found.is) {
    case 'passes':
      return passes(`Aller-retour en ${milliseconds(found.ms)} : chacun voit les autres écrire, à la lettre près.`)
    case 'notTried':
      return notTried()
    case 'busy':
      return busy()
    case 'silent':
      return fails(
        'ochre',
        'Sans réponse',
        'Votre réseau n’y laisse rien passer. Le texte prendra le secours, s’il passe.',
      )
    default:
      return fails('ochre', 'Refusé', 'Votre réseau refuse les WebSockets. Le texte prendra le secours, s’il passe.')
  }
}

function streamWords(found: Passage): CheckWords {
  switch (found.is) {
    case 'passes':
      return passes('Si le direct manque, le texte des autres arrivera par ce flux, presque aussi vite.')
    case 'notTried':
      return notTried()
    case 'busy':
      return busy()
    case 'held':
      return fails('ochre', 'Retenu', 'Un intermédiaire retient la réponse jusqu’à sa fin. Restent les requêtes.')
    case 'silent':
      return fails('ochre', 'Sans réponse', 'Le flux ne vient pas. Restent les requêtes.')
    default:
      return fails('ochre', 'Refusé', 'Votre réseau refuse les réponses en continu. Restent les requêtes.')
  }
}

function pollWords(found: Passage): CheckWords {
  switch (found.is) {
    case 'passes':
      return passes('Même sans direct ni flux, vous écrirez avec les autres.')
    case 'notTried':
      return notTried()
    case 'busy':
      return busy()
    case 'silent':
      return fails(
        'danger',
        'Sans réponse',
        'Une demande qui attend sa réponse n’aboutit pas : ce secours ne servira pas.',
      )
    default:
      return fails('danger', 'Refusé', 'Ce qui est envoyé n’arrive pas tel quel : ce secours ne servira pas.')
  }
}

const CLOSE_MS = 5_000

function clockWords({ aheadMs }: Findings['clock']): CheckWords {
  if (aheadMs === null)
    return { tone: 'neutral', shape: 'dash', word: 'Inconnue', meaning: 'Le serveur n’a pas donné son heure.' }
  if (Math.abs(aheadMs) < CLOSE_MS)
    return { tone: 'success', shape: 'check', word: 'À l’heure', meaning: 'À moins de cinq secondes du serveur.' }
  const gap = duration(Math.abs(aheadMs))
  const verb = aheadMs > 0 ? 'avance' : 'retarde'
  return {
    tone: 'info',
    shape: 'dot',
    word: `${gap} ${aheadMs > 0 ? 'd’avance' : 'de retard'}`,
    meaning: `Votre horloge ${verb} de ${gap}. C’est sans conséquence : les minuteurs suivent celle du serveur.`,
  }
}

function storageWords({ texts, notes, reopens }: Findings['storage']): CheckWords {
  if (!texts)
    return fails(
      'ochre',
      'Ne garde rien',
      'Navigation privée, ou réglage du navigateur. Si le réseau manque, ne fermez pas la page avant «\u00a0Enregistré\u00a0».',
    )
  const kept = 'Si le réseau manque, ce que vous écrivez est gardé ici, même la page fermée.'
  if (!notes) return fails('ochre', 'En partie', `${kept} Mais les brouillons ne dureront que le temps de la page.`)
  const again = reopens ? '' : ' Sans https, rouvrir la page demande le réseau.'
  return { tone: 'success', shape: 'check', word: 'Disponible', meaning: kept + again }
}

export const wordsOf: { readonly [C in Check]: (found: Findings[C]) => CheckWords } = {
  http: httpWords,
  webSocket: webSocketWords,
  stream: streamWords,
  poll: pollWords,
  clock: clockWords,
  storage: storageWords,
}
