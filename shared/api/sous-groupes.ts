import { blankable, done, endpoint, id, words } from './endpoint.ts'
import { z } from './zod.ts'

export const chooseSousGroupe = endpoint({
  method: 'post',
  path: '/api/seances/:id/affectation',
  summary: 'Choisit son sous-groupe, ou déplace une personne (animation)',
  act: 'takePart',
  body: z.object({ sousGroupeId: id.nullable(), personId: id.optional() }),
  answer: done,
})
export const repartir = endpoint({
  method: 'post',
  path: '/api/seances/:id/repartition',
  summary: 'Place les personnes présentes dans les sous-groupes, en mêlant organismes, salle et distance',
  act: 'runSeance',
  body: z.object({ tous: z.boolean() }),
  answer: z.object({ places: z.number() }),
})
export const setRapporteur = endpoint({
  method: 'post',
  path: '/api/seances/:id/rapporteur',
  summary: 'Désigne la personne rapporteure d’un sous-groupe, ou personne',
  act: 'takePart',
  body: z.object({ sousGroupeId: id, personId: id.nullable() }),
  answer: done,
})
export const createSousGroupe = endpoint({
  method: 'post',
  path: '/api/seances/:id/sous-groupes',
  summary: 'Ajoute un sous-groupe et sa fiche',
  act: 'runSeance',
  body: z.object({ titre: words(600), propositionId: id.nullable().default(null) }),
  answer: z.object({ id, documentId: id }),
})
export const createFromPropositions = endpoint({
  method: 'post',
  path: '/api/seances/:id/sous-groupes/propositions',
  summary: 'Ajoute un sous-groupe pour chaque proposition qui n’en a pas',
  act: 'runSeance',
  answer: z.object({ crees: z.number() }),
})
export const renameSousGroupe = endpoint({
  method: 'post',
  path: '/api/seances/:id/sous-groupes/:sousGroupeId/titre',
  summary: 'Renomme un sous-groupe et sa fiche',
  act: 'runSeance',
  body: z.object({ titre: words(500), titreCourt: blankable(120).default(null) }),
  answer: done,
})
export const setCoredige = endpoint({
  method: 'post',
  path: '/api/seances/:id/coredaction',
  summary: 'Dit si une personne tient la plume de son sous-groupe avec la personne rapporteure',
  act: 'takePart',
  body: z.object({ personId: id, coredige: z.boolean() }),
  answer: done,
})
export const mergeSousGroupe = endpoint({
  method: 'post',
  path: '/api/seances/:id/sous-groupes/:sousGroupeId/fusion',
  summary: 'Réunit un sous-groupe à un autre : ses personnes et son texte y vont, sa fiche est gardée',
  act: 'runSeance',
  body: z.object({ versId: id }),
  answer: done,
})
export const abandonSousGroupe = endpoint({
  method: 'post',
  path: '/api/seances/:id/sous-groupes/:sousGroupeId/abandon',
  summary: 'Abandonne un sous-groupe : sa fiche est gardée, ses personnes en choisissent un autre',
  act: 'runSeance',
  answer: done,
})
export const reopenSousGroupe = endpoint({
  method: 'post',
  path: '/api/seances/:id/sous-groupes/:sousGroupeId/reouverture',
  summary: 'Rouvre un sous-groupe fusionné ou abandonné, avec les personnes qui ne sont pas allées ailleurs depuis',
  act: 'runSeance',
  answer: done,
})
