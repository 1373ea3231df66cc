import { roles } from '../access/roles.ts'
import { modes, naturesPoint, phases, signaux } from '../documents/choices.ts'
import { documentEntry } from './documents.ts'
import { blankable, civilDay, codeOf, done, endpoint, id, instant, timeOfDay, words } from './endpoint.ts'
import { enRetard, sans } from './liaisons.ts'
import { z } from './zod.ts'

/** The parts of a meeting that do not move during it; what moves is in its `seance-en-direct` document. */
export const seanceView = z.object({
  id,
  titre: z.string(),
  /** `2025-07-01`: the printed date, whatever the day the meeting is really held. */
  jour: z.string(),
  debut: z.string().nullable(),
  fin: z.string().nullable(),
  lieu: z.string().nullable(),
  visio: z.string().nullable(),
  coanimation: z.array(z.string()),
  phase: codeOf(phases),
  groupe: z.object({ id, titre: z.string() }).nullable(),
  axe: z.object({ id, numero: z.number(), titre: z.string() }).nullable(),
  schema: z.object({ id, titre: z.string() }).nullable(),
  /** Roles of the caller in this meeting. */
  roles: z.array(codeOf(roles)),
  personId: id,
  /** The caller's own line of attendance, to correct it; null when they have not signed. */
  maLigne: z
    .object({
      nom: z.string(),
      fonction: z.string().nullable(),
      organisme: z.string().nullable(),
      mode: codeOf(modes),
      represente: z.string().nullable(),
    })
    .nullable()
    .default(null),
  /** Who shares the device of the caller: their words, points and turns to speak are typed on it. */
  maTable: z.array(z.object({ personId: id, nom: z.string(), organisme: z.string().nullable() })).default([]),
  sousGroupeId: id.nullable(),
  documents: z.array(documentEntry),
  /** XXXX-XXXX; only for those who run the meeting, null for others or once closed. */
  code: z.string().nullable(),
  propositions: z.array(z.object({ id, titre: z.string(), titreCourt: z.string().nullable() })),
  actualites: z.array(z.object({ axe: z.number().nullable(), textes: z.array(z.string()) })),
  cadre: z.array(z.string()),
  /** Printed agenda, as sent with the invitation. */
  ordreDuJour: z.array(z.object({ numero: z.string().nullable(), titre: z.string() })),
  /** Snapshots of the meeting, latest first. */
  instantanes: z.array(z.object({ id, libelle: z.string(), prisA: instant, empreinte: z.string() })),
  maintenant: instant,
})
export type SeanceView = z.infer<typeof seanceView>

export const getSeance = endpoint({
  method: 'get',
  path: '/api/seances/:id',
  summary: 'Une séance vue par la personne connectée, avec ses documents et son droit sur chacun',
  act: 'readSeance',
  answer: seanceView,
})

const point = z.object({
  id: id.optional(),
  /** Position of the parent in this same list; null at the first level. */
  parent: z.number().int().min(0).nullable().default(null),
  numero: blankable(12).default(null),
  titre: words(500),
  nature: codeOf(naturesPoint).default('point'),
  intervenant: blankable(200).default(null),
  duree: z.number().int().min(1).max(600).nullable().default(null),
  /** What is looked at together: a document of the group, an address, or both. */
  documentId: id.nullable().default(null),
  lien: blankable(2000).default(null),
  /** The item put off by an earlier meeting that this one takes up: it is no longer waiting. */
  report: id.optional(),
})
export type PointInput = z.input<typeof point>

const seanceInput = z.object({
  titre: words(300),
  jour: civilDay,
  debut: timeOfDay.nullable().default(null),
  fin: timeOfDay.nullable().default(null),
  lieu: blankable(300).default(null),
  visio: blankable(2000).default(null),
  coanimation: z.array(words(200)).max(10).default([]),
  points: z.array(point).max(100).default([]),
  propositions: z
    .array(z.object({ id: id.optional(), titre: words(600), titreCourt: blankable(120).default(null) }))
    .max(20)
    .default([]),
  sousGroupes: z
    .array(
      z.object({
        id: id.optional(),
        titre: words(600),
        titreCourt: blankable(120).default(null),
        lieu: blankable(200).default(null),
        visio: blankable(2000).default(null),
      }),
    )
    .max(20)
    .default([]),
})
export type SeanceInput = z.input<typeof seanceInput>

export const createSeance = endpoint({
  method: 'post',
  path: '/api/groupes/:id/seances',
  summary: 'Prépare une séance du groupe, avec la composition d’une séance précédente si on la nomme',
  act: 'prepareSeance',
  /** `compositionDe`: the meeting of the group whose people are expected again. */
  body: seanceInput.extend({ compositionDe: id.nullable().default(null) }),
  answer: z.object({ id }),
})
const preparation = seanceInput.extend({ phase: codeOf(phases), groupeId: id.nullable(), version: z.string() })
/** What the preparation screen shows and sends back. */
export const getPreparation = endpoint({
  method: 'get',
  path: '/api/seances/:id/preparation',
  summary: 'La préparation d’une séance : ordre du jour, propositions, sous-groupes',
  act: 'prepareSeance',
  answer: preparation,
})
export const updateSeance = endpoint({
  method: 'put',
  path: '/api/seances/:id/preparation',
  summary:
    'Modifie la préparation ; les points et sous-groupes gardent leur identifiant. `version` est celle qui a été lue : ' +
    'refusé si la préparation a changé depuis, pour que rien ne soit remplacé sans avoir été vu',
  act: 'prepareSeance',
  body: seanceInput.extend({ version: z.string().max(64) }),
  answer: preparation,
})

export const movePhase = endpoint({
  method: 'post',
  path: '/api/seances/:id/phase',
  summary:
    'Fait avancer la séance : open (accueil), live (en séance), closed (close, avec instantané), validated. ' +
    'Avant de figer, attend dix secondes au plus ce qui est en chemin, puis nomme les personnes en retard',
  act: 'runSeance',
  /** `sans`: people left out when the meeting closes or is validated. Without them it waits, then names who is late. */
  body: z.object({ phase: codeOf(phases), sans }),
  answer: z.union([z.object({ ok: z.literal(true), instantaneId: id.nullable() }), enRetard]),
})
export const askParole = endpoint({
  method: 'post',
  path: '/api/seances/:id/parole/:personId',
  summary: 'Demande la parole, pour soi ou pour une personne qui partage l’appareil',
  act: 'takePart',
  answer: done,
})
export const endParole = endpoint({
  method: 'delete',
  path: '/api/seances/:id/parole/:personId',
  summary:
    'Retire une demande de parole : la sienne, celle d’une personne qui partage l’appareil, ou celle de quiconque pour l’animation',
  act: 'takePart',
  answer: done,
})
export const raiseSignal = endpoint({
  method: 'post',
  path: '/api/seances/:id/signaux',
  summary: 'Signale à l’animation ; « appelAnimation » vaut pour le sous-groupe de la personne',
  act: 'takePart',
  body: z.object({ nature: codeOf(signaux) }),
  answer: done,
})
export const clearSignal = endpoint({
  method: 'delete',
  path: '/api/seances/:id/signaux/:signalId',
  summary: 'Efface un signal : le sien, ou n’importe lequel pour l’animation. `appel:<sous-groupe>` efface un appel',
  act: 'takePart',
  answer: done,
})

export const rotateCode = endpoint({
  method: 'post',
  path: '/api/seances/:id/code',
  summary: 'Change le code et le lien de la séance ; les anciens ne servent plus',
  act: 'runSeance',
  answer: z.object({ code: z.string() }),
})
/** What the poster and the projection print. */
export const getCode = endpoint({
  method: 'get',
  path: '/api/seances/:id/code',
  summary: 'Code, adresse à taper et QR de la séance',
  act: 'runSeance',
  answer: z.object({
    code: z.string(),
    /** Address to type, without scheme: `exemple.fr/r` */
    adresse: z.string(),
    /** Full address behind the QR, with the long token. */
    lien: z.string(),
    /** SVG of the QR. */
    qr: z.string(),
  }),
})

export const modeSchema = codeOf(modes)
