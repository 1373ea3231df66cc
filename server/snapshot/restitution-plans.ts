import type { ModeleRestitution } from '#shared/documents/modeles-restitution'
import { type Bloc, blocs } from '#shared/prose/content'

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
  /** Left out where the committee adopted none of the fiches: nothing is proposed to it then. */
  onlyAdopted?: true
}

/** What the group proposes to change in what the committee adopted. */
const evolutions: Part = { titre: blocs.evolutions, blocs: ['evolutions'], from: 'last', onlyAdopted: true }

/**
 * The plan of each model, its parts numbered once it is known which are there. What was said at a meeting comes from it;
 * how things stand comes from the last snapshot.
 */
export const restitutionPlans: Readonly<Record<ModeleRestitution, readonly Part[]>> = {
  annuelle: [
    { titre: 'Le groupe de travail', blocs: ['participation', 'cadre'], bilan: ['frequentation'], dates: true },
    { titre: 'Avancement des fiches', blocs: ['fiches'], from: 'last', changements: true },
    evolutions,
    { titre: 'Actions collectives', blocs: ['sousGroupes'] },
    { titre: 'Décisions et engagements', blocs: ['releve'] },
    { titre: 'Livrables', blocs: ['livrables'], from: 'last' },
    { titre: 'Prochain rendez-vous', blocs: ['prochaineSeance'], from: 'last' },
  ],
  synthese: [
    {
      ...{ titre: 'Les travaux de l’année', blocs: ['participation'], bilan: ['frequentation'] },
      ...{ dates: true, aCompleter: 'faits marquants' },
    },
    { titre: 'Avancement du plan d’actions', blocs: ['avancement', 'indicateurs'], from: 'last', changements: true },
    evolutions,
    { titre: 'Décisions et engagements', blocs: ['releve'] },
    { titre: 'Engagements tenus, en cours, en retard', blocs: ['engagements'], from: 'last' },
    { titre: 'Difficultés rencontrées', blocs: [], aCompleter: 'difficultés, et ce qui est demandé au comité' },
    { titre: 'Perspectives', blocs: [], aCompleter: 'priorités de l’année qui vient' },
  ],
  compteRendu: [
    { titre: 'Participation', blocs: ['participation'], dates: true },
    { titre: 'Suivi des actions', blocs: ['fiches'], from: 'last' },
    { titre: 'Propositions', blocs: ['propositions'] },
    { titre: 'Travail en sous-groupes', blocs: ['sousGroupes'] },
    { titre: 'Décisions et engagements', blocs: ['releve'] },
    { titre: 'Prochaine séance', blocs: ['prochaineSeance'], from: 'last', aCompleter: 'ordre du jour' },
  ],
  releve: [
    { titre: 'Décisions et engagements', blocs: ['releve'], dates: true },
    { titre: 'Engagements tenus, en cours, en retard', blocs: ['engagements'], from: 'last' },
  ],
  procesVerbal: [
    { titre: 'Présences et quorum', blocs: ['participation'], dates: true, aCompleter: 'quorum, présidence' },
    { titre: 'Approbation du procès-verbal précédent', blocs: [], aCompleter: 'date du procès-verbal, vote' },
    { titre: 'Avancement du plan d’actions', blocs: ['avancement'], from: 'last' },
    evolutions,
    { titre: 'Délibérations', blocs: ['releve'], aCompleter: 'résultat de chaque vote' },
    { titre: 'Questions diverses', blocs: [], aCompleter: 'questions et réponses' },
  ],
  seminaire: [
    { titre: 'Le séminaire', blocs: ['participation'], dates: true, aCompleter: 'thème et objectifs' },
    { titre: 'Propositions des ateliers', blocs: ['propositions'] },
    { titre: 'Ce que chaque atelier a produit', blocs: ['sousGroupes'] },
    { titre: 'Acteurs à solliciter', blocs: ['acteursManquants'] },
    { titre: 'Engagements', blocs: ['engagements'], from: 'last' },
    { titre: 'Suites', blocs: [], aCompleter: 'qui fait quoi, pour quand' },
  ],
}
