import type { AxeContent, SchemaContent } from './shapes.ts'

/** Four generations of the departmental scheme, the current one first. */
export const schemas: readonly SchemaContent[] = [
  {
    cle: 'sdsf-2024-2026',
    sigle: 'SDSF',
    titre: 'Schéma départemental des services aux familles',
    anneeDebut: 2024,
    anneeFin: 2026,
    courant: true,
    signature: 'signature officielle début 2025 (validation en mai)',
    signataires: [],
    note: "Le 1er SDSF est élaboré pour la période 2024-2026 ; les suivants le seront pour 6 ans. Ce plan d'action est agile et révisable annuellement afin d'intégrer de nouvelles priorités territoriales et nationales.",
  },
  {
    cle: 'sdpep-2020-2024',
    sigle: 'SDPEP',
    titre: 'Schéma départemental petite enfance et parentalité',
    anneeDebut: 2020,
    anneeFin: 2024,
    courant: false,
    signature: '21 septembre 2020',
    signataires: [
      "État (préfecture, préfète déléguée pour l'égalité des chances)",
      "Caisse d'allocations familiales de la Seine-Saint-Denis (président)",
      "Conseil départemental de la Seine-Saint-Denis (vice-président chargé de l'enfance et de la famille)",
    ],
    note: "Quinze actions sont numérotées ; les trois lignes de l'axe 4 ne le sont pas.",
  },
  {
    cle: 'sdpep-2014',
    sigle: 'SDPEP',
    titre: 'Schéma départemental de la petite enfance et de la parentalité',
    anneeDebut: 2014,
    anneeFin: null,
    courant: false,
    signature: '25 novembre 2014',
    signataires: [
      'État',
      'Département de la Seine-Saint-Denis',
      "Caisse d'allocations familiales de la Seine-Saint-Denis",
    ],
    note: null,
  },
  {
    cle: 'sdmape-2006-2011',
    sigle: null,
    titre: "Schéma départemental des modes d'accueil de la petite enfance",
    anneeDebut: 2006,
    anneeFin: 2011,
    courant: false,
    signature: null,
    signataires: ["Caisse d'allocations familiales de la Seine-Saint-Denis", 'Département de la Seine-Saint-Denis'],
    note: null,
  },
]

export const axes: readonly AxeContent[] = [
  {
    cle: 'sdsf-axe-1',
    schema: 'sdsf-2024-2026',
    numero: 1,
    titre:
      "Agir pour le développement quantitatif et qualitatif de l'offre petite enfance et parentalité dans une logique de rééquilibrage territorial",
  },
  {
    cle: 'sdsf-axe-2',
    schema: 'sdsf-2024-2026',
    numero: 2,
    titre:
      "S'engager collectivement pour le développement de la formation et l'attractivité des métiers de la petite enfance et soutien à la parentalité",
  },
  {
    cle: 'sdsf-axe-3',
    schema: 'sdsf-2024-2026',
    numero: 3,
    titre:
      "Favoriser l'accessibilité de l'offre d'accueil du jeune enfant et de soutien à la parentalité à l'ensemble des publics et son adaptation aux besoins des familles",
  },
  {
    cle: 'sdsf-axe-4',
    schema: 'sdsf-2024-2026',
    numero: 4,
    titre: "Renforcer l'accompagnement des parents et l'information des familles",
  },
  {
    cle: 'sdsf-axe-5',
    schema: 'sdsf-2024-2026',
    numero: 5,
    titre:
      'Co-produire et partager une ingénierie sociale en matière des services aux familles, en mobilisant les expertises techniques et universitaires du territoire',
  },
  {
    cle: 'sdpep2020-axe-1',
    schema: 'sdpep-2020-2024',
    numero: 1,
    titre:
      "Agir pour le développement quantitatif et qualitatif de l'offre petite enfance et parentalité dans une logique de rééquilibrage territorial",
  },
  {
    cle: 'sdpep2020-axe-2',
    schema: 'sdpep-2020-2024',
    numero: 2,
    titre:
      "Enrichir l'offre petite enfance et parentalité dans une perspective d'investissement social et d'accueil pour toutes et tous",
  },
  {
    cle: 'sdpep2020-axe-3',
    schema: 'sdpep-2020-2024',
    numero: 3,
    titre:
      'Accompagner et outiller les acteurs, produire une ingénierie sociale dans le domaine de la petite enfance et la parentalité',
  },
  {
    cle: 'sdpep2020-axe-4',
    schema: 'sdpep-2020-2024',
    numero: 4,
    titre: 'Coordonner une communication efficace à destination des familles et des partenaires',
  },
]
