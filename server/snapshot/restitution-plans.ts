import type { ModeleRestitution } from '#shared/documents/modeles-restitution'
import type { Bloc } from '#shared/prose/content'

export interface Part {
  titre: string
  /** Drawn in this order; none: a part only people can write. */
  blocs: readonly Bloc[]
  /** From every snapshot that can give it, or from the last one when it says how things stand. */
  from?: 'each' | 'last'
  /** Drawn once after the others, from the last snapshot, where several meetings were chosen. */
  bilan?: readonly Bloc[]
  /** What changed from the first snapshot to the last, where there are several. */
  changements?: true
  /** Words to replace, said as such. */
  aCompleter?: string
  /** Opens on the dates the group met. */
  dates?: boolean
}

/** The plan of each model. What was said at a meeting comes from it; how things stand comes from the last snapshot. */
export const restitutionPlans: Readonly<Record<ModeleRestitution, readonly Part[]>> = {
  annuelle: [
    { titre: '1. Le groupe de travail', blocs: ['participation', 'cadre'], bilan: ['frequentation'], dates: true },
    { titre: '2. Avancement des fiches', blocs: ['fiches'], from: 'last', changements: true },
    { titre: '3. Actions collectives', blocs: ['sousGroupes'] },
    { titre: '4. Décisions et engagements', blocs: ['releve'] },
    { titre: '5. Livrables', blocs: ['livrables'], from: 'last' },
    { titre: '6. Prochain rendez-vous', blocs: ['prochaineSeance'], from: 'last' },
  ],
  synthese: [
    {
      ...{ titre: '1. Les travaux de l’année', blocs: ['participation'], bilan: ['frequentation'] },
      ...{ dates: true, aCompleter: 'faits marquants' },
    },
    { titre: '2. Avancement du plan d’actions', blocs: ['avancement', 'indicateurs'], from: 'last', changements: true },
    { titre: '3. Décisions du comité', blocs: ['releve'] },
    { titre: '4. Engagements tenus, en cours, en retard', blocs: ['engagements'], from: 'last' },
    { titre: '5. Difficultés rencontrées', blocs: [], aCompleter: 'difficultés, et ce qui est demandé au comité' },
    { titre: '6. Perspectives', blocs: [], aCompleter: 'priorités de l’année qui vient' },
  ],
  compteRendu: [
    { titre: '1. Participation', blocs: ['participation'], dates: true },
    { titre: '2. Suivi des actions', blocs: ['fiches'], from: 'last' },
    { titre: '3. Propositions', blocs: ['propositions'] },
    { titre: '4. Travail en sous-groupes', blocs: ['sousGroupes'] },
    { titre: '5. Décisions et engagements', blocs: ['releve'] },
    { titre: '6. Prochaine séance', blocs: ['prochaineSeance'], from: 'last', aCompleter: 'ordre du jour' },
  ],
  releve: [
    { titre: '1. Décisions et engagements', blocs: ['releve'], dates: true },
    { titre: '2. Engagements tenus, en cours, en retard', blocs: ['engagements'], from: 'last' },
  ],
  procesVerbal: [
    { titre: '1. Présences et quorum', blocs: ['participation'], dates: true, aCompleter: 'quorum, présidence' },
    { titre: '2. Approbation du procès-verbal précédent', blocs: [], aCompleter: 'date du procès-verbal, vote' },
    { titre: '3. Avancement du plan d’actions', blocs: ['avancement'], from: 'last' },
    { titre: '4. Délibérations', blocs: ['releve'], aCompleter: 'résultat de chaque vote' },
    { titre: '5. Questions diverses', blocs: [], aCompleter: 'questions et réponses' },
  ],
  seminaire: [
    { titre: '1. Le séminaire', blocs: ['participation'], dates: true, aCompleter: 'thème et objectifs' },
    { titre: '2. Propositions des ateliers', blocs: ['propositions'] },
    { titre: '3. Ce que chaque atelier a produit', blocs: ['sousGroupes'] },
    { titre: '4. Acteurs à solliciter', blocs: ['acteursManquants'] },
    { titre: '5. Engagements', blocs: ['engagements'], from: 'last' },
    { titre: '6. Suites', blocs: [], aCompleter: 'qui fait quoi, pour quand' },
  ],
}
