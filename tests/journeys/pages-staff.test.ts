import { afterAll, beforeAll, describe, test } from 'vitest'
import { check, furnish, type Places } from './inspection.ts'
import { openStage, type Stage, type Visitor } from './stage.ts'

/** name → path */
const pages: Record<string, (p: Places) => string> = {
  accueil: () => '/',
  schéma: (p) => `/schemas/${p.schema}`,
  'schéma ancien': (p) => `/schemas/${p.ancienSchema}`,
  axe: (p) => `/axes/${p.axe}`,
  suivi: (p) => `/axes/${p.axe}/suivi`,
  fiche: (p) => `/fiches/${p.fiche}`,
  groupe: (p) => `/groupes/${p.groupe}`,
  'nouvelle séance': (p) => `/groupes/${p.groupe}/seances/nouvelle`,
  instantanés: (p) => `/groupes/${p.groupe}/instantanes`,
  instantané: (p) => `/instantanes/${p.instantane}`,
  'instantanés d’une fiche': (p) => `/documents/${p.fiche}/instantanes`,
  comparer: (p) => `/instantanes/${p.instantane}/comparer/maintenant`,
  'animer la séance': (p) => `/seances/${p.seance}`,
  préparer: (p) => `/seances/${p.seance}/preparer`,
  invitations: (p) => `/seances/${p.seance}/inviter`,
  émargement: (p) => `/seances/${p.seance}/emargement`,
  'feuille à imprimer': (p) => `/seances/${p.seance}/emargement/imprimer`,
  'saisie depuis le papier': (p) => `/seances/${p.seance}/emargement/papier`,
  'fiches à imprimer': (p) => `/seances/${p.seance}/fiches/imprimer`,
  affiche: (p) => `/seances/${p.seance}/affiche`,
  projeter: (p) => `/seances/${p.seance}/projeter`,
  'sous-groupe': (p) => `/seances/${p.seance}/sous-groupes/${p.sheet}`,
  livrable: (p) => `/livrables/${p.livrable}`,
  restitution: (p) => `/restitutions/${p.restitution}`,
  brouillons: () => '/brouillons',
  administration: () => '/administration',
  'adresse inconnue': () => '/nulle-part',
}

describe('every page of the staff', () => {
  let stage: Stage
  let staff: Visitor
  let places: Places

  beforeAll(async () => {
    stage = await openStage()
    staff = await stage.admin()
    places = await furnish(staff, await stage.join({ nom: 'Awa', organisme: 'Plaine Commune' }))
  })
  afterAll(() => stage.close())

  test.each(Object.keys(pages))('%s', (name) => check(stage, staff, pages[name]?.(places) ?? ''))
})
