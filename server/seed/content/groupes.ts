import type { GroupeContent, RessourceContent } from './shapes.ts'

/** The committee of the SDSF and its five groups, then what gathered the six of 2019 and these. */
export const groupes: readonly GroupeContent[] = [
  {
    cle: 'cdsf',
    schema: 'sdsf-2024-2026',
    axe: null,
    comite: true,
    titre: 'Comité départemental des services aux familles (CDSF)',
  },
  { cle: 'sdsf-gt-axe-1', schema: 'sdsf-2024-2026', axe: 'sdsf-axe-1', titre: 'Groupe de travail Axe 1' },
  { cle: 'sdsf-gt-axe-2', schema: 'sdsf-2024-2026', axe: 'sdsf-axe-2', titre: 'Groupe de travail Axe 2' },
  { cle: 'sdsf-gt-axe-3', schema: 'sdsf-2024-2026', axe: 'sdsf-axe-3', titre: 'Groupe de travail Axe 3' },
  { cle: 'sdsf-gt-axe-4', schema: 'sdsf-2024-2026', axe: 'sdsf-axe-4', titre: 'Groupe de travail Axe 4' },
  { cle: 'sdsf-gt-axe-5', schema: 'sdsf-2024-2026', axe: 'sdsf-axe-5', titre: 'Groupe de travail Axe 5' },
  { cle: 'sdpep-seances-communes', schema: 'sdpep-2020-2024', axe: null, comite: true, titre: 'Séances communes' },
  { cle: 'sdpep-gt-1', schema: 'sdpep-2020-2024', axe: null, titre: '1. Diagnostic, évaluation, observation' },
  {
    cle: 'sdpep-gt-2',
    schema: 'sdpep-2020-2024',
    axe: null,
    titre:
      '2. Identification des leviers de rééquilibrage territorial : création, optimisation et prévention de la destruction de places (2A Accueil individuel, 2B Accueil collectif)',
  },
  {
    cle: 'sdpep-gt-3',
    schema: 'sdpep-2020-2024',
    axe: null,
    titre: '3. Formation et insertion des professionnels de la filière petite enfance',
  },
  { cle: 'sdpep-gt-4', schema: 'sdpep-2020-2024', axe: null, titre: '4. Accueil de tous les publics' },
  {
    cle: 'sdpep-gt-5',
    schema: 'sdpep-2020-2024',
    axe: null,
    titre: "5. Soutien à la parentalité, dont une matinée d'échange de pratiques",
  },
  {
    cle: 'sdpep-gt-6',
    schema: 'sdpep-2020-2024',
    axe: null,
    titre: '6. Communication (réunions internes de préfiguration)',
  },
]

/** Resources of the axis 5 group. No credential, ever: restricted access is a flag. */
export const ressources: readonly RessourceContent[] = [
  {
    titre: 'SDSF (document du schéma, accessible en ligne)',
    editeur: null,
    url: null,
    accesRestreint: false,
    description: null,
  },
  {
    titre: 'Les groupes de travail de 2024',
    editeur: 'Centre de Ressources Partenaires du CD',
    url: null,
    accesRestreint: false,
    description: null,
  },
  {
    titre: 'Les groupes de travail en cours',
    editeur: 'Centre de Ressources Partenaires du CD',
    url: null,
    accesRestreint: false,
    description: null,
  },
  {
    titre: "Portrait social petite enfance, co-construit avec l'ODDS",
    editeur: 'ODDS / Conseil départemental',
    url: null,
    accesRestreint: false,
    description:
      "Nb de gardes à domicile : 35 (Saint-Denis), 1 264 (département), n.r. (France), 2021, CAF ; Nombre d'EAJE : 34 (Saint-Denis), 446 (département), n.r. (France), 2023, CD93 ; Nb d'enfants inscrits dans les crèches 0-5 ans : 1 874 (Saint-Denis), 25 912 (département), n.r. (France), 2021, CAF ; Part d'enfants pauvres accueillis dans les crèches départementales : 44,9 % (Saint-Denis), 42,7 % (département), n.r. (France), 2021, CAF.",
  },
  {
    titre: 'Application petite enfance - cartographie dynamique en ligne',
    editeur: 'Conseil départemental (géomatique, bureau des études)',
    url: 'https://ressources.seinesaintdenis.fr/Seine-Saint-Denis-territoire-demonstrateur-petite-enfance-accueil-pour-tous',
    accesRestreint: true,
    description:
      "Cartographie dynamique reprenant un diagnostic croisé petite enfance et insertion, permettant une approche communale. Evolution de la solution technique par le CD – avec intégration à venir de la cartographie dans le site geo.seinesaintdenis.fr. Recentrage de l'outil dans le cadre du SPPE – articulation avec le SDSF et les schémas communaux.",
  },
  {
    titre: 'Séminaire Experice "Petite enfance"',
    editeur: 'laboratoire Experice (USPN) en collaboration avec le PIPEP (DEF, Conseil départemental)',
    url: 'https://experice.univ-paris13.fr/',
    accesRestreint: false,
    description:
      'Campus Condorcet, sur inscription, accès gratuit et possibilité de visio. Organisation et coordination professionnelle (19 mars matin) ; Cultures professionnelles en petite enfance (2 juillet) ; Maintien et évolution dans les métiers (5 novembre).',
  },
  {
    titre:
      'Outils clés en main pour les schémas communaux (convention revue, fiche petite enfance revue, annexe complémentaire)',
    editeur: 'Caf',
    url: null,
    accesRestreint: false,
    description: null,
  },
  {
    titre: 'Signature du troisième schéma départemental petite enfance et parentalité 2020',
    editeur: 'Centre de Ressources Partenaires du CD',
    url: 'https://ressources.seinesaintdenis.fr/Signature-du-troisieme-schema-departemental-petite-enfance-et-parentalite-2020',
    accesRestreint: false,
    description: null,
  },
  {
    titre: "« Confiné-es sans s'ennuyer ! De la naissance à 3 ans (et plus) »",
    editeur: 'Service des crèches du Département',
    url: null,
    accesRestreint: false,
    description: null,
  },
]
