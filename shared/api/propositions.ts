import { comptesGommettes, sortsProposition } from '../documents/choices.ts'
import { blankable, codeOf, done, endpoint, id, words } from './endpoint.ts'
import { z } from './zod.ts'

export const proposer = endpoint({
  method: 'post',
  path: '/api/seances/:id/propositions',
  summary: 'Ajoute une proposition à examiner, au nom de l’organisme de qui la fait (ou d’un autre, pour l’animation)',
  act: 'takePart',
  body: z.object({ titre: words(600), organisme: blankable(200).optional() }),
  answer: z.object({ id }),
})
export const decider = endpoint({
  method: 'put',
  path: '/api/seances/:id/propositions/:propositionId',
  summary: 'Ce que devient une proposition, ou la remet à examiner ; sa rédaction première reste',
  act: 'runSeance',
  body: z
    .object({
      sort: codeOf(sortsProposition),
      /** For « reformulée », and only for it. */
      reformulation: blankable(600).default(null),
      motif: blankable(600).default(null),
    })
    .refine((fate) => fate.sort !== 'reformulee' || fate.reformulation !== null, { path: ['reformulation'] }),
  answer: done,
})

/** More than this and points no longer say what comes first. */
export const MOST_GOMMETTES = 10
/** Points by proposal; those left out have none. */
const choix = z.record(id, z.number().int().min(0).max(MOST_GOMMETTES))

export const ouvrirGommettes = endpoint({
  method: 'post',
  path: '/api/seances/:id/gommettes',
  summary: 'Ouvre un tour de gommettes sur les propositions',
  act: 'runSeance',
  body: z.object({ nombre: z.number().int().min(1).max(MOST_GOMMETTES), compte: codeOf(comptesGommettes) }),
  answer: done,
})
export const poserGommettes = endpoint({
  method: 'put',
  path: '/api/seances/:id/gommettes/de/:personId',
  summary: 'Pose ses gommettes, ou celles d’une personne qui partage l’appareil ; celles posées avant sont remplacées',
  act: 'takePart',
  body: z.object({ choix }),
  answer: done,
})
export const mesGommettes = endpoint({
  method: 'get',
  path: '/api/seances/:id/gommettes/de/:personId',
  summary:
    'Ses propres gommettes, ou celles d’une personne qui partage l’appareil, et combien son organisme en a posé d’autres',
  act: 'takePart',
  answer: z.object({ choix, poseesParMonOrganisme: z.number() }),
})
export const revelerGommettes = endpoint({
  method: 'post',
  path: '/api/seances/:id/gommettes/revelation',
  summary: 'Révèle le compte des gommettes ; on n’en pose plus',
  act: 'runSeance',
  answer: done,
})
