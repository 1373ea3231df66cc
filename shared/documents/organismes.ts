/** Kinds of organisation, as counted in a restitution: code → label. */
export const naturesOrganisme = {
  state: 'État',
  caf: 'Caf',
  department: 'Département',
  municipality: 'Communes',
  ept: 'EPT',
  region: 'Région',
  operators: 'Gestionnaires',
  university: 'Université, recherche',
  association: 'Associations et réseaux',
  families: 'Familles',
  employment: 'Emploi et formation',
  housing: 'Bailleurs et promoteurs',
  msa: 'MSA',
  other: 'Autres',
} as const
export type NatureOrganisme = keyof typeof naturesOrganisme
