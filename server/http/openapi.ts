import type { Hono } from 'hono'
import { z } from 'zod'
import * as acces from '#shared/api/acces'
import * as arrivees from '#shared/api/arrivees'
import * as commentaires from '#shared/api/commentaires'
import * as comparaison from '#shared/api/comparaison'
import * as conduite from '#shared/api/conduite'
import * as controle from '#shared/api/controle'
import * as dates from '#shared/api/dates'
import * as documentFige from '#shared/api/document-fige'
import * as documents from '#shared/api/documents'
import * as ecritures from '#shared/api/ecritures'
import * as emargement from '#shared/api/emargement'
import { type Endpoint, refusal } from '#shared/api/endpoint'
import * as etapesFichier from '#shared/api/etapes-fichier'
import * as evaluation from '#shared/api/evaluation'
import { allFiles } from '#shared/api/files'
import * as instantanes from '#shared/api/instantanes'
import * as invitations from '#shared/api/invitations'
import * as liaisons from '#shared/api/liaisons'
import * as miseEnCommun from '#shared/api/mise-en-commun'
import * as modele from '#shared/api/modele'
import * as parole from '#shared/api/parole'
import * as personnes from '#shared/api/personnes'
import { formats, printPlans } from '#shared/api/prints'
import * as propositions from '#shared/api/propositions'
import * as publications from '#shared/api/publications'
import * as references from '#shared/api/references'
import * as relecteurs from '#shared/api/relecteurs'
import * as reports from '#shared/api/reports'
import * as reprise from '#shared/api/reprise'
import * as restitutions from '#shared/api/restitutions'
import * as schemas from '#shared/api/schemas'
import * as seances from '#shared/api/seances'
import * as sousGroupes from '#shared/api/sous-groupes'
import * as suivis from '#shared/api/suivis'
import * as table from '#shared/api/table'
import { modes } from '#shared/documents/choices'
import { echoPaths, linePaths } from './openapi-sync.ts'

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'path' in value && 'method' in value && 'answer' in value

/** Every operation of `shared/api`. */
export const endpoints: readonly Endpoint[] = [
  acces,
  arrivees,
  comparaison,
  controle,
  publications,
  conduite,
  dates,
  documentFige,
  documents,
  restitutions,
  commentaires,
  relecteurs,
  emargement,
  etapesFichier,
  evaluation,
  instantanes,
  printPlans,
  liaisons,
  invitations,
  reports,
  references,
  reprise,
  propositions,
  parole,
  modele,
  personnes,
  ecritures,
  schemas,
  seances,
  suivis,
  table,
  sousGroupes,
  miseEnCommun,
].flatMap((subject) => Object.values(subject).filter(isEndpoint))

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}
const openPath = (path: string) => path.replace(/:(\w+)/g, '{$1}')
const parametersOf = (path: string) =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', maxLength: 64 },
  }))

const refused = { $ref: '#/components/responses/Refus' }
const refusals = { 400: refused, 401: refused, 403: refused, 404: refused, 409: refused, 413: refused, 423: refused }

const queryOf = (names: readonly string[]) =>
  names.map((name) => ({ name, in: 'query', required: false, schema: { type: 'string', maxLength: 64 } }))

function operationOf({ path, summary, act, query, body, answer }: Endpoint) {
  const takesBody = !body.safeParse(undefined).success
  return {
    summary,
    ...(act === null || act === 'public' ? {} : { 'x-acte': act }),
    parameters: [...parametersOf(path), ...queryOf(query)],
    ...(takesBody
      ? { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body, 'input') } } } }
      : {}),
    responses: {
      // What a server sends is what a client may send back: transforms have been applied.
      200: { description: 'Fait', content: { 'application/json': { schema: jsonSchema(answer, 'input') } } },
      ...refusals,
    },
  }
}

const fileTypes: Record<string, string> = {
  ...Object.fromEntries(Object.entries(formats).map(([name, { type }]) => [name, type.split(';')[0] ?? type])),
  ics: 'text/calendar',
}

const pageAnswer = (description: string) => ({ description, content: { 'text/html': {} } })
const field = { type: 'string', maxLength: 200 }
const form = {
  required: true,
  content: {
    'application/x-www-form-urlencoded': {
      schema: {
        type: 'object',
        required: ['nom', 'mode'],
        properties: {
          nom: { ...field, minLength: 1 },
          fonction: field,
          organisme: field,
          mode: { type: 'string', enum: Object.keys(modes) },
          represente: { ...field, description: 'Le membre absent que la personne représente' },
        },
      },
    },
  },
}

function signIn(name: string, summary: string) {
  const parameters = [{ name, in: 'path', required: true, schema: { type: 'string' } }]
  const missing = { 404: pageAnswer('Code inconnu'), 410: pageAnswer('Accueil fermé') }
  return {
    get: { summary, security: [], parameters, responses: { 200: pageAnswer('Le formulaire'), ...missing } },
    post: {
      summary: 'Signe la présence et ouvre la séance',
      security: [],
      parameters,
      requestBody: form,
      responses: {
        303: { description: 'Vers /seances/{id}, avec le cookie d’accès' },
        400: pageAnswer('Le formulaire, avec ce qui est à corriger'),
        403: pageAnswer('Demande venue d’un autre site'),
        ...missing,
      },
    },
  }
}

function linkPage() {
  const parameters = [{ name: 'token', in: 'path', required: true, schema: { type: 'string' } }]
  const gone = { 404: pageAnswer('Lien inconnu'), 410: pageAnswer('Lien déjà utilisé, expiré ou révoqué') }
  const done = { 303: { description: 'Vers l’accueil ou la séance, avec le cookie d’accès' } }
  return {
    get: {
      summary: 'Ce que le lien ouvre, sans l’utiliser',
      security: [],
      parameters,
      responses: { 200: pageAnswer('La page'), ...gone },
    },
    post: { summary: 'Utilise le lien', security: [], parameters, responses: { ...done, ...gone } },
  }
}

function describeApi() {
  const paths: Record<string, Record<string, unknown>> = {}
  const add = (path: string, method: string, operation: unknown) => {
    paths[openPath(path)] = { ...paths[openPath(path)], [method]: operation }
  }
  for (const e of endpoints) add(e.path, e.method, operationOf(e))
  for (const { path, summary, act } of allFiles) {
    const type = fileTypes[path.slice(path.lastIndexOf('.') + 1)]
    if (type === undefined) throw new Error(`no media type for ${path}`)
    const responses = { 200: { description: 'Le fichier', content: { [type]: {} } }, ...refusals }
    add(path, 'get', { summary, 'x-acte': act, parameters: parametersOf(path), responses })
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tour de table',
      version: '1',
      description:
        'Les documents co-écrits passent par /sync/{document}, protocole y-websocket, avec le même cookie d’accès ; où les WebSockets sont refusés, par /sync/~line.',
    },
    security: [{ acces: [] }],
    paths: {
      ...paths,
      '/r/{code}': signIn('code', 'Le formulaire d’émargement, par le code'),
      '/q/{token}': signIn('token', 'Le formulaire d’émargement, par le QR'),
      '/acces/{token}': linkPage(),
      ...linePaths(refused),
      ...echoPaths(refused),
    },
    components: {
      securitySchemes: { acces: { type: 'apiKey', in: 'cookie', name: 'tdt' } },
      responses: {
        Refus: {
          description: 'Refus : ce qui s’est passé et que faire',
          content: { 'application/json': { schema: jsonSchema(refusal, 'output') } },
        },
      },
    },
  }
}

export function mountOpenapi(app: Hono): void {
  const description = describeApi()
  app.get('/api/openapi.json', (c) => c.json(description))
}
