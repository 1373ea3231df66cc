import { beforeAll, describe, expect, it } from 'vitest'
import { compteRendu } from '#server/export/compte-rendu'
import type { Nominal } from '#server/export/participation'
import { fige } from '#server/export/provenance'
import { releveDeDecisions } from '#server/export/releve-de-decisions'
import type { Instantane } from '#server/snapshot/content'
import { objectifs } from '#shared/documents/sous-groupe'
import { cellsOf, readOutline } from './reading.ts'
import { frozenMeeting } from './rich-demonstration.ts'

let instantane: Instantane
let noms: Nominal[]
beforeAll(async () => {
  const frozen = await frozenMeeting()
  instantane = frozen.instantane
  noms = frozen.noms
})
const read = () => readOutline(compteRendu(instantane, { noms: null }))

describe('the minutes of 1 July 2025', () => {
  it('begin with what, when and where, and say they are not validated', () => {
    const { titre, sousTitre, statut } = compteRendu(instantane, { noms: null })
    expect(read()).toMatch(
      /^Compte rendu : Groupe de travail Axe 5\nMardi 1er juillet 2025, 14 h – 17 h ; CAF de la Seine-Saint-Denis, Bobigny\n/,
    )
    expect([titre, sousTitre].join()).not.toContain('null')
    expect(statut).toBe('Document de travail, non validé')
    expect(read()).toContain(
      `Instantané « Clôture du 1er juillet 2025 » du 1er juillet 2025 à 17 h 02, empreinte ${instantane.hash.slice(0, 12)}`,
    )
    expect(read()).toContain(instantane.hash)
  })

  it('say when they were validated, once the snapshot says so', () => {
    const seance = { ...instantane.content.seance, phase: 'validated', valideeA: Date.UTC(2025, 6, 11, 8) }
    const content = { ...instantane.content, seance } as Instantane['content']
    expect(compteRendu({ ...instantane, content }, { noms: null }).statut).toBe('Validé le 11 juillet 2025')
  })

  it('give the printed agenda and the real running order, unnumbered items and pause included', () => {
    expect(read()).toContain('## Ordre du jour\n- Introduction\n- Suivi des fiches actions\n- Travail en groupe')
    expect(read()).toMatch(/- Tour de table.*\n- Introduction\n- Présentation du Schéma/)
    expect(read()).toContain('- Pause\n')
  })

  it('count participation by kind of organisation and mode, without a name', () => {
    expect(read()).toContain('4 participant·es : 2 en salle, 2 à distance ; 1 personne excusée.')
    expect(read()).toContain(
      'Type d’organisme | En salle | À distance | Ensemble\nCaf | 1 | 0 | 1\nCommunes | 1 | 0 | 1\nEPT | 0 | 1 | 1',
    )
    expect(read()).toContain('Organismes présents : Caf ; Experice – USPN ; Plaine Commune ; Ville de Pantin.')
    expect(read()).not.toMatch(/Inventé|@/)
  })

  it('say for whom a line was typed on a shared device: by organisation, or by name when people are named', () => {
    const around = instantane.content.presence.slice(0, 2).map((p) => p.personId ?? '')
    const documents = instantane.content.documents.map((d) => {
      const releve = d.kind === 'notes-de-seance' ? (d.value.releve as object[]) : null
      return releve === null
        ? d
        : { ...d, value: { ...d.value, releve: releve.map((r) => ({ ...r, saisiPour: around.join(' ') })) } }
    })
    const shared = { ...instantane, content: { ...instantane.content, documents } }
    const words = (who: Nominal[] | null) => readOutline(compteRendu(shared, { noms: who }))
    expect(words(null)).toContain('| Plénière, saisi pour Plaine Commune et Caf')
    expect(words(null)).not.toContain('Inventé')
    expect(words(noms)).toContain('| Plénière, saisi pour Awa Prénom-Inventé et Chloé Nom-Inventé')
  })

  it('name who answers for a commitment only when names are asked for, as the relevé does', () => {
    const releve = [
      { id: 'a', nature: 'engagement', texte: 'Relire la charte', qui: 'Caf', personne: 'Chloé Nom-Inventé' },
      { id: 'b', nature: 'engagement', texte: 'Inviter la PMI', qui: null, personne: 'Awa Prénom-Inventé' },
    ].map((r) => ({ ...r, echeance: null, point: null, sousGroupe: null, noteA: null, saisiPour: null }))
    const documents = instantane.content.documents.map((d) =>
      d.kind === 'notes-de-seance' ? { ...d, value: { ...d.value, releve } } : d,
    )
    const noted = { ...instantane, content: { ...instantane.content, documents } }
    const printed = (who: Nominal[] | null) => [
      readOutline(compteRendu(noted, { noms: who })),
      readOutline(releveDeDecisions(noted, { source: fige(noted), noms: who, address: 'http://localhost' })),
    ]
    for (const text of printed(noms)) {
      expect(text).toContain('Relire la charte | Caf (Chloé Nom-Inventé) | à fixer')
      expect(text).toContain('Inviter la PMI | Awa Prénom-Inventé | à fixer')
    }
    for (const text of printed(null)) {
      expect(text).toContain('Relire la charte | Caf | à fixer')
      expect(text).toContain('Inviter la PMI | une personne, organisme à préciser | à fixer')
      expect(text).not.toContain('Inventé')
    }
  })

  it('name people when asked: « X (organisme), représentant Y », in distanciel', () => {
    const named = readOutline(compteRendu(instantane, { noms }))
    expect(named).toContain(
      'Awa Prénom-Inventé (Plaine Commune), représentant Bruno Nom-Inventé | présent·e | distanciel',
    )
    expect(named).toContain('Chloé Nom-Inventé (Caf) | présent·e | présentiel')
    expect(named).toContain('Farid Nom-Inventé (Ville de Stains) | excusé·e | –')
    expect(named).toContain('\nDocument de travail, non validé ; nomme des personnes, à ne pas publier\n')
    expect(read()).not.toContain('nomme des personnes')
  })

  it('keep a line for a person who was erased', () => {
    const named = readOutline(compteRendu(instantane, { noms: noms.slice(1) }))
    expect(named).toContain('personne effacée (Plaine Commune) | présent·e | distanciel')
  })

  it('give « pilote à désigner » for the blank pilots of fiche 5, and its dated progress as prose', () => {
    expect(read()).toContain('### Fiche 5 : Accompagner la réponse')
    expect(read()).toMatch(
      /Réalisation d'un inventaire[^|]* \| pilote à désigner \| non renseigné \| Présentation des pages du CRP \/ Application cartographie petite enfance \/ \(au 1er juillet 2025\) \| à fixer/,
    )
  })

  it('give each sub-group its six printed objectives in order', () => {
    for (const [i, { texte }] of objectifs.entries()) expect(read().split(`#### ${i + 1}. ${texte}`)).toHaveLength(4)
    expect(read()).toContain('### Sous-groupe 1 : Traduction du SDSF sur le terrain')
    expect(read()).toContain('### Sous-groupe 3 : Favoriser la mobilisation des compétences des EPT')
  })

  it('list what a sub-group still has to finish', () => {
    expect(read()).toContain('À finir : livrable ; date de la première réunion\n### Sous-groupe 2')
    expect(read()).toContain('Première réunion : à fixer')
  })

  it('do not count an objective « sans objet » as missing', () => {
    const second = read().slice(read().indexOf('### Sous-groupe 2'), read().indexOf('### Sous-groupe 3'))
    expect(second).toContain('5. Préciser le cas échéant le livrable à produire\nÉtat : sans objet')
    expect(second).toContain('Première réunion : mi-septembre')
    expect(second).toContain('Les six objectifs ont reçu une réponse.')
    expect(second).not.toContain('À finir')
  })

  it('put decisions before commitments, each with who, when and where it was said', () => {
    expect(read()).toContain(
      'Nature | Texte | Qui | Pour le | Origine\n' +
        'Décision | Créer le groupe de suivi | Caf | 1er septembre 2025 | Tour de table\n' +
        'Engagement | Relire le guide | à désigner | à fixer | Plénière\n' +
        'Engagement | Transmettre la cartographie | Plaine Commune | 15 septembre 2025 | Sous-groupe 1 (Traduction du SDSF sur le terrain)',
    )
    expect(read()).toContain('Bailleurs | Foncier | à désigner | Sous-groupe 1')
  })

  it('say « à fixer » for a next meeting nobody set', () => {
    expect(read()).toContain('## Prochain rendez-vous\nà fixer')
  })

  it('leave no empty cell and no word of the machine', () => {
    const { blocks } = compteRendu(instantane, { noms })
    expect(cellsOf(blocks).length).toBeGreaterThan(50)
    expect(cellsOf(blocks).filter((c) => c.trim() === '')).toEqual([])
    expect(read()).not.toMatch(/undefined|null|NaN|\[object/)
  })

  it('say of each block which snapshot it comes from, and of a sub-group’s lines which sub-group', () => {
    const { blocks } = compteRendu(instantane, { noms: null })
    expect(blocks.every((b) => b.origin?.empreinte === instantane.hash)).toBe(true)
    const groups = new Set(blocks.map((b) => b.origin?.sousGroupe))
    expect(groups).toEqual(new Set([null, ...instantane.content.sousGroupes.map((g) => g.titre)]))
  })
})

it('has something to say of a meeting where nothing was written', async () => {
  const content: Instantane['content'] = {
    ...instantane.content,
    ...{ points: [], sousGroupes: [], presence: [], documents: [] },
  }
  const text = readOutline(compteRendu({ ...instantane, content }, { noms: [] }))
  for (const sentence of [
    'Aucune présence n’a été enregistrée.',
    'Aucune note n’a été prise.',
    'Aucune décision ni aucun engagement n’a été enregistré.',
    'Aucun livrable n’a été enregistré.',
  ])
    expect(text).toContain(sentence)
  expect(text).not.toContain('Sous-groupe')
})
