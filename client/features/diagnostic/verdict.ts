/** What all findings come to, and what to ask of those who keep the network. */
import type { Tone } from '#client/ui/chip'
import type { ShapeName } from '#client/ui/shape'
import { dayOf, mediumDay } from '#client/words/dates'
import { type Findings, isPassing, type Passage } from './findings.ts'

export interface Verdict {
  tone: Tone
  shape: ShapeName
  title: string
  meaning: string
}

export function verdictOf({ http, webSocket, stream, poll, storage }: Findings): Verdict {
  if (!isPassing(http))
    return {
      tone: 'danger',
      shape: 'cross',
      title: 'Le serveur est injoignable',
      meaning:
        'Vérifiez votre connexion, puis recommencez. Si d’autres sites s’ouvrent, transmettez le message ci-dessous.',
    }
  if (isPassing(webSocket) && storage.texts)
    return {
      tone: 'success',
      shape: 'check',
      title: 'Tout est prêt',
      meaning: 'Rien à faire d’ici la séance. Revenez par ce même réseau et cet appareil.',
    }
  if (isPassing(webSocket))
    return {
      tone: 'info',
      shape: 'check',
      title: 'Vous pourrez participer',
      meaning:
        'Le réseau laisse tout passer. Mais cet appareil ne garde rien : restez en ligne pendant que vous écrivez.',
    }
  if ([webSocket, stream, poll].some(({ is }) => is === 'busy'))
    return {
      tone: 'info',
      shape: 'pause',
      title: 'À recommencer dans une minute',
      meaning: 'Beaucoup de monde essaie en même temps : le serveur n’a pas pu tout essayer avec vous.',
    }
  if (isPassing(stream) || isPassing(poll))
    return {
      tone: 'info',
      shape: 'half',
      title: 'Vous pourrez participer, un peu moins vite',
      meaning:
        'Votre réseau refuse le direct : le texte passera par le secours, sans que vous ayez rien à faire et sans rien perdre. Pour retrouver le direct, transmettez le message ci-dessous.',
    }
  return {
    tone: 'danger',
    shape: 'triangle',
    title: 'À signaler à votre service informatique',
    meaning:
      'Les pages s’ouvrent, mais votre réseau ne laisse pas passer ce qui s’écrit à plusieurs. Transmettez le message ci-dessous, ou venez avec un autre réseau (un partage de téléphone suffit).',
  }
}

export interface Place {
  origin: string
  /** Milliseconds since 1970. */
  now: number
}

const portOf = ({ port, protocol }: URL): string => (port === '' ? (protocol === 'https:' ? '443' : '80') : port)

/** « aujourd’hui refusés », agreeing with what is asked for. */
function today({ is }: Passage, ending: '' | 's' | 'es'): string {
  switch (is) {
    case 'notTried':
      return 'à vérifier aussi'
    case 'silent':
      return 'aujourd’hui sans réponse'
    case 'held':
      return `aujourd’hui retenu${ending} jusqu’à la fin`
    default:
      return `aujourd’hui refusé${ending}`
  }
}

/** A message ready to be forwarded; null when the network lets everything pass. */
export function requestToIt(findings: Findings, { origin, now }: Place): string | null {
  const { http, webSocket, stream, poll } = findings
  if ([webSocket, stream, poll].some(({ is }) => is === 'busy') || isPassing(webSocket)) return null
  const url = new URL(origin)
  const port = portOf(url)
  const demands = [
    isPassing(http) ? null : `l’accès à ${origin}/ (port ${port}), ${today(http, '')}`,
    `les WebSockets vers ${origin.replace(/^http/, 'ws')}/sync/ (port ${port}), en-têtes « Upgrade » et « Connection » compris, ${today(webSocket, 's')}`,
    isPassing(stream) || stream.is === 'notTried'
      ? null
      : `les réponses en continu (text/event-stream) de ${origin}/sync/, sans les retenir, ${today(stream, 'es')}`,
    isPassing(poll) || poll.is === 'notTried'
      ? null
      : `les requêtes GET et POST vers ${origin}/sync/, même longues de 30 secondes, ${today(poll, 'es')}`,
  ].filter((demand) => demand !== null)
  return [
    'Bonjour,',
    'Pour des séances de travail à plusieurs, merci d’autoriser depuis nos postes :',
    ...demands.map((demand, i) => `– ${demand}${i === demands.length - 1 ? '.' : ' ;'}`),
    `Constaté le ${mediumDay(dayOf(now))}. Pour vérifier après réglage : ${origin}/diagnostic`,
  ].join('\n')
}
