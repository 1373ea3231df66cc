import { roles, rolesDonnes } from '../access/roles.ts'
import { modes, phases } from '../documents/choices.ts'
import { blankable, codeOf, done, endpoint, id, instant, words } from './endpoint.ts'
import { z } from './zod.ts'

const role = codeOf(roles)

export const moi = z.object({
  personId: id,
  nom: z.string(),
  fonction: z.string().nullable(),
  organisme: z.string().nullable(),
  /** Roles that hold everywhere (an administrator's); those of a group or meeting come with it. */
  roles: z.array(role),
  /** The only meeting this access opens; null for staff. */
  seanceId: id.nullable(),
  expireA: instant,
  /** Clock of the server, to correct the device's. */
  maintenant: instant,
})
export type Moi = z.infer<typeof moi>

export const getMoi = endpoint({
  method: 'get',
  path: '/api/moi',
  summary: 'La personne connectée, ou 401',
  act: null,
  answer: moi,
})
export const signOut = endpoint({
  method: 'post',
  path: '/api/moi/deconnexion',
  summary: 'Ferme l’accès de cet appareil',
  act: null,
  answer: done,
})

/** Who a personal link is for and what it opens. */
export const lien = z.object({
  id,
  role,
  /** Printed beside the link so that staff know it again: function or organisation, or an invented first name. */
  pour: z.string(),
  seanceId: id.nullable(),
  groupeId: id.nullable(),
  usageUnique: z.boolean(),
  creeA: instant,
  expireA: instant,
  utiliseA: instant.nullable(),
  revoqueA: instant.nullable(),
  /** What a reviewer reads by it. */
  restitution: z.object({ id, titre: z.string() }).nullable(),
})
export type Lien = z.infer<typeof lien>

export const listLiens = endpoint({
  method: 'get',
  path: '/api/liens',
  summary: 'Les liens personnels en cours et passés, sans leur secret',
  act: 'createLink',
  answer: z.array(lien),
})
export const createLien = endpoint({
  method: 'post',
  path: '/api/liens',
  summary: 'Crée un lien personnel ; l’adresse n’est montrée qu’une fois. Sans séance ni groupe : tout l’espace',
  act: 'createLink',
  body: z.object({
    role: codeOf(rolesDonnes),
    pour: words(200),
    fonction: blankable(200).default(null),
    organisme: blankable(200).default(null),
    mode: codeOf(modes).nullable().default(null),
    seanceId: id.nullable().default(null),
    groupeId: id.nullable().default(null),
    usageUnique: z.boolean().default(true),
  }),
  answer: z.object({ id, url: z.string() }),
})
export const revokeLien = endpoint({
  method: 'delete',
  path: '/api/liens/:id',
  summary: 'Révoque un lien et ferme les accès qu’il a ouverts',
  act: 'createLink',
  answer: done,
})

/** What the page of a code may say before sign-in: nothing about other participants. */
export const accueilDeCode = z.object({
  titre: z.string(),
  jour: z.string(),
  lieu: z.string().nullable(),
  phase: codeOf(phases),
})

export const listOrganismes = endpoint({
  method: 'get',
  path: '/api/organismes',
  summary: 'Les organismes connus',
  act: 'readSchemas',
  answer: z.array(z.object({ id, nom: z.string(), sigle: z.string().nullable(), nature: z.string() })),
})
export type Organisme = z.infer<typeof listOrganismes.answer>[number]

export const listAcces = endpoint({
  method: 'get',
  path: '/api/acces',
  summary: 'Les accès ouverts (sans les participants des séances), pour les fermer',
  act: 'administer',
  answer: z.array(
    z.object({ id, nom: z.string(), role: role.nullable(), ouvertA: instant, expireA: instant, courant: z.boolean() }),
  ),
})
export const closeAcces = endpoint({
  method: 'delete',
  path: '/api/acces/:id',
  summary: 'Ferme un accès : ses connexions sont coupées aussitôt',
  act: 'administer',
  answer: done,
})
