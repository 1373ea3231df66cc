import type { FicheContent } from './shapes.ts'

/** The two fiches of the meeting. They do not have the same sections: what is not printed stays blank. */
export const fiches: readonly FicheContent[] = [
  {
    axe: 'sdsf-axe-1',
    numero: '1.1',
    intitule:
      "Poursuivre l'accompagnement à la création, au maintien, au développement des EAJE et veiller à leur qualité d'accueil",
    prioritesTitre: null,
    priorites: [
      "Accompagner les porteurs de projets à toutes les étapes du parcours de création d'EAJE",
      "Impulser l'implantation de nouveaux EAJE dans les territoires non ou peu couverts, par une démarche pro-active dans le domaine de l'aménagement et de l'immobilier",
      "Accompagner les gestionnaires EAJE dans la mise en œuvre d'une qualité sociale et éducative, et dans le fonctionnement courant de l'établissement (gestion, optimisation de l'occupation, FSU)",
      "Mettre en œuvre un plan départemental de contrôle des EAJE, afin de garantir la qualité d'accueil et la sécurité des enfants –, présenté chaque année en séance plénière du CDSF",
      "Mobiliser l'ensemble des acteurs publics et privés autour de leviers permettant de prévenir la destruction de places et de soutenir l'offre existante en accueil collectif, par l'optimisation des fonctionnements, notamment des taux d'occupation",
    ],
    pilotes: [{ organisme: 'org-caf-93', precision: null }],
    acteurs: [
      { organisme: 'org-communes', precision: null },
      { organisme: 'org-cd-93', precision: 'PMI notamment' },
      { organisme: 'org-gestionnaires', precision: null },
    ],
    indicateurs: [
      "Création et destructions de places d'accueil",
      "Taux d'occupation",
      'Taux de couverture collectif',
      'Réalisation du plan de contrôle coordonné',
    ],
    actionsCles: [
      "Accompagnement au montage financier de l'établissement dans un objectif d'optimisation des financements",
      "Mobilisation des bailleurs et collectivités (bailleurs sociaux, bailleurs d'Etat, promoteurs privés...) pour identifier des leviers immobiliers et faciliter l'implantation de nouveaux EAJE",
      "Information régulière sur l'ensemble des financements des institutions et leur évolution : de la CAF (bonus, financements d'investissement et de fonctionnement, appels à projets), du CD, de la Région, des villes, des fonds européens",
      "Ouverture à l'expérimentation et à l'innovation dans les modèles d'EAJE (hybridation, mutualisation...)",
      'Harmonisation des contrôles PMI, en se basant sur le nouveau guide et référentiel qualité',
      "Mise en place des modalités de repérage des structures en difficulté, en circularisant l'information avec les partenaires concernés dans le cadre d'une stratégie d'accompagnement transversal et mise en place de conférences des financeurs pour une étude en commun des situations",
    ],
    actions: [],
  },
  {
    axe: 'sdsf-axe-5',
    numero: '5',
    intitule:
      'Accompagner la réponse aux besoins des territoires et outiller en ingénierie les acteurs, conduire des actions de communication relatives aux services aux familles',
    prioritesTitre: 'Objectifs',
    priorites: [
      "Faciliter l'accès aux ressources existantes tout en poursuivant le renforcement des capacités d'observation et de diagnostic du territoire",
      "Encourager le développement des études permettant d'accompagner la compréhension et la prise de décision",
      'Proposer des espaces rassemblant tous les acteurs',
      "Favoriser le déploiement de réseaux d'entraide et de partage autour des projets et de l'ingénierie territoriale",
      "Promouvoir et développer les outils d'appui au développement des projets",
      'Valoriser les initiatives, les actions du SDSF et partager les ressources utiles',
    ],
    pilotes: [],
    acteurs: [],
    indicateurs: [],
    actionsCles: [],
    actions: [
      {
        intitule:
          "Réalisation d'un inventaire des ressources méconnues (observatoires intercommunaux, laboratoires de recherche, sites ressources ; méthodes, modèles, guides et référentiels)",
        avancement: ['Présentation des pages du CRP', 'Application cartographie petite enfance'],
        avancementLe: '2025-07-01',
      },
      {
        intitule:
          'Déploiement de temps de rencontre réguliers ouverts à tous les acteurs de la petite enfance autour de thèmes spécifiques',
        avancement: [
          'Séminaire Experice : "Attractivité des métiers petite enfance"',
          "Déploiement de temps d'appropriation du SDSF",
        ],
        avancementLe: '2025-07-01',
      },
    ],
  },
]
