/** The description of what is not JSON: documents over plain requests, and the network tried before a meeting. */
import { ECHO_PATH } from '#shared/sync/echo'
import { LINE_PATH } from '#shared/sync/line'

const bytes = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
const events = { 'text/event-stream': { schema: { type: 'string' } } }
const count = { type: 'integer', minimum: 0 }
const json = (properties: object) => ({
  'application/json': { schema: { type: 'object', properties, required: Object.keys(properties) } },
})
const query = (name: string, description: string, schema: object) => ({ name, in: 'query', description, schema })
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', maxLength: 64 } }

export const linePaths = (refused: object) => ({
  [LINE_PATH]: {
    post: {
      summary: 'Ouvre une ligne : les documents d’un onglet par de simples requêtes',
      responses: {
        201: {
          description: 'Le secret de la ligne, pour cette session seulement',
          content: json({ id: { type: 'string' } }),
        },
        401: refused,
        403: refused,
        503: refused,
      },
    },
  },
  [`${LINE_PATH}/{id}`]: {
    post: {
      summary: 'Envoie ce qui est écrit ; chaque numéro est fait une fois',
      parameters: [id],
      requestBody: { required: true, content: bytes },
      responses: {
        200: { description: 'Le numéro du dernier envoi fait', content: json({ done: count }) },
        ...{ 400: refused, 401: refused, 403: refused, 410: refused, 413: refused },
      },
    },
    get: {
      summary: 'Lit ce qui vient après un message : en flux, ou un morceau dès qu’il y en a un',
      parameters: [
        id,
        query('after', 'Le dernier message reçu', count),
        query('poll', 'Présent : une réponse finie, au plus tard après 20 s', { type: 'string' }),
      ],
      responses: {
        200: { description: 'Des événements', content: { ...events, 'text/plain': { schema: { type: 'string' } } } },
        ...{ 400: refused, 401: refused, 410: refused },
      },
    },
  },
})

export const echoPaths = (refused: object) => ({
  [ECHO_PATH]: {
    get: {
      summary: 'L’heure du serveur, pour essayer un réseau',
      security: [],
      responses: { 200: { description: 'Millisecondes depuis 1970', content: json({ now: count }) } },
    },
    post: {
      summary: 'Rend ce qui est envoyé, 4 ko au plus',
      security: [],
      requestBody: { required: true, content: bytes },
      responses: { 200: { description: 'Les mêmes octets', content: bytes }, 403: refused, 413: refused },
    },
  },
  [`${ECHO_PATH}/stream`]: {
    get: {
      summary: 'Un événement aussitôt, un autre deux secondes après',
      security: [],
      responses: { 200: { description: 'Deux événements', content: events }, 503: refused },
    },
  },
  [`${ECHO_PATH}/poll`]: {
    get: {
      summary: 'Les deux mêmes événements, après deux secondes',
      security: [],
      responses: {
        200: { description: 'Deux événements', content: { 'text/plain': { schema: { type: 'string' } } } },
        503: refused,
      },
    },
  },
})
