/** What a restitution may start from: a plan, filled from the snapshots chosen. */
export const modelesRestitution = {
  annuelle: 'Restitution annuelle du groupe de travail',
  synthese: 'Synthèse annuelle des travaux du comité',
  compteRendu: 'Compte rendu',
  releve: 'Relevé de décisions',
  procesVerbal: 'Procès-verbal de plénière',
  seminaire: 'Bilan de séminaire à ateliers',
} as const
export type ModeleRestitution = keyof typeof modelesRestitution

/** How the title of each begins, until somebody words it. */
export const debutsDeTitre: Readonly<Record<ModeleRestitution, string>> = {
  annuelle: 'Restitution',
  synthese: 'Synthèse annuelle',
  compteRendu: 'Compte rendu',
  releve: 'Relevé de décisions',
  procesVerbal: 'Procès-verbal',
  seminaire: 'Bilan du séminaire',
}
