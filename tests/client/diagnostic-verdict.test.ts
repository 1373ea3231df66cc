import { expect, test } from 'vitest'
import type { Findings } from '#client/features/diagnostic/findings'
import { requestToIt, verdictOf } from '#client/features/diagnostic/verdict'

const passes = { is: 'passes', ms: 20 } as const
const ready: Findings = {
  http: passes,
  webSocket: passes,
  stream: passes,
  poll: passes,
  clock: { aheadMs: 0 },
  storage: { texts: true, notes: true, reopens: true },
}
const [refused, silent, held, notTried, busy] = (['refused', 'silent', 'held', 'notTried', 'busy'] as const).map(
  (is) => ({ is }),
)
const place = { origin: 'https://ateliers.exemple.fr', now: Date.UTC(2025, 5, 24, 9) }

test.each([
  ['Tout est prêt', {}],
  ['Vous pourrez participer', { storage: { texts: false, notes: true, reopens: true } }],
  ['Vous pourrez participer, un peu moins vite', { webSocket: refused }],
  ['Vous pourrez participer, un peu moins vite', { webSocket: silent, stream: held }],
  ['À signaler à votre service informatique', { webSocket: silent, stream: held, poll: refused }],
  ['Le serveur est injoignable', { http: silent, webSocket: notTried, stream: notTried, poll: notTried }],
  ['À recommencer dans une minute', { webSocket: refused, stream: busy, poll: busy }],
] as [string, Partial<Findings>][])('concludes « %s »', (title, found) => {
  expect(verdictOf({ ...ready, ...found }).title).toBe(title)
})

test('asks nothing of the IT service when nothing is refused, or when too many tried at once', () => {
  expect(requestToIt(ready, place)).toBeNull()
  expect(requestToIt({ ...ready, webSocket: refused ?? passes, poll: busy ?? passes }, place)).toBeNull()
})

test('names the address, the port and what is refused, and nothing that passes', () => {
  expect(requestToIt({ ...ready, webSocket: { is: 'silent' }, stream: { is: 'held' } }, place)).toBe(
    [
      'Bonjour,',
      'Pour des séances de travail à plusieurs, merci d’autoriser depuis nos postes :',
      '– les WebSockets vers wss://ateliers.exemple.fr/sync/ (port 443), en-têtes « Upgrade » et « Connection » compris, aujourd’hui sans réponse ;',
      '– les réponses en continu (text/event-stream) de https://ateliers.exemple.fr/sync/, sans les retenir, aujourd’hui retenues jusqu’à la fin.',
      'Constaté le 24 juin 2025. Pour vérifier après réglage : https://ateliers.exemple.fr/diagnostic',
    ].join('\n'),
  )
})
