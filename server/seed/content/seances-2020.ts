import type { SeanceContent } from './shapes.ts'

/** Two parts are both lettered « B »: number is not order. */
export const conferenceDeSignature: SeanceContent = {
  groupe: 'sdpep-seances-communes',
  schema: 'sdpep-2020-2024',
  titre: 'Signature du Schéma départemental petite enfance et parentalité (SDPEP) 2020-2024',
  jour: '2020-09-21',
  debut: '10:00',
  fin: '12:30',
  lieu: 'Hôtel du Département, Bobigny, et webconférence',
  ordreDuJour: [],
  points: [
    {
      numero: null,
      titre: 'Ouverture et bienvenue',
      nature: 'ouverture',
      intervenant:
        'Directrice départementale adjointe de la Cohésion sociale (DDCS) ; Sous-directeur en charge du développement territorial (Caf) ; Adjointe au DGA du pôle Solidarité (Conseil départemental)',
    },
    {
      numero: 'A',
      titre: "Le SDPEP 2020-2024 : processus d'élaboration",
      nature: 'point',
      intervenant:
        "Directeur de l'Enfance et de la Famille (Conseil départemental) ; Sous-directeur en charge du développement territorial (Caf)",
      points: [
        { numero: 'I', titre: 'Éléments de contexte' },
        { numero: 'II', titre: 'Synthèse du diagnostic et des outils statistiques' },
        { numero: 'III', titre: 'Mobilisation des partenaires' },
      ],
    },
    {
      numero: 'B',
      titre: "Présentation du plan d'actions",
      nature: 'point',
      intervenant: 'Responsable du Pôle Innovation petite enfance et parentalité (Conseil départemental - Caf)',
      points: [{ numero: 'I', titre: 'Axes 1 et 2' }],
    },
    { numero: null, titre: 'Echanges avec les participant.es (présentiel – distanciel)', nature: 'echange' },
    {
      numero: 'B',
      titre: "Présentation du plan d'actions",
      nature: 'point',
      points: [{ numero: 'II', titre: 'Axes 3 et 4' }],
    },
    { numero: null, titre: 'Echanges avec les participant.es (présentiel – distanciel)', nature: 'echange' },
    {
      numero: 'C',
      titre: 'Signature du Schéma départemental petite enfance et parentalité 2020-2024',
      nature: 'signature',
      intervenant:
        "Préfète déléguée pour l'égalité des chances ; Président de la Caisse d'allocations familiales ; Vice-président chargé de l'enfance et de la famille (Conseil départemental)",
    },
    { numero: null, titre: 'Clôture', nature: 'cloture' },
  ],
  cadre: [],
  actualites: [],
  propositions: [],
}

export const seminaireDuTroisMars: SeanceContent = {
  groupe: 'sdpep-seances-communes',
  schema: 'sdpep-2020-2024',
  titre: 'Le séminaire du 3 mars 2020',
  jour: '2020-03-03',
  debut: null,
  fin: null,
  lieu: null,
  ordreDuJour: [],
  points: [
    {
      numero: null,
      titre: 'Repérage et accompagnement coordonnés des structures en difficultés (EAJE)',
      nature: 'sousGroupes',
    },
    {
      numero: null,
      titre:
        "Les maisons d'assistant-es maternel-les (MAM) : organisation pour l'accompagnement à la création et pérennisation",
      nature: 'sousGroupes',
    },
    {
      numero: null,
      titre: "Attractivité des métiers de la petite enfance : organisation d'une rencontre d'information",
      nature: 'sousGroupes',
    },
    {
      numero: null,
      titre:
        "Expérimentation de coordination des politiques publiques d'investissement social : quelles propositions ?",
      nature: 'sousGroupes',
    },
    { numero: null, titre: "Réseau Parentalité : principes d'organisation", nature: 'sousGroupes' },
    { numero: null, titre: 'Communication et participation des familles', nature: 'sousGroupes' },
  ],
  cadre: [
    "présenter le diagnostic et le plan d'actions",
    'approfondir le design des premières actions en mode collaboratif',
  ],
  actualites: [],
  propositions: [],
}
