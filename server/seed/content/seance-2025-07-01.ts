import type { SeanceContent } from './shapes.ts'

/** The meeting lived through by the demonstration. Its printed agenda and its running order differ; no duration was printed. */
export const seanceDuPremierJuillet: SeanceContent = {
  groupe: 'sdsf-gt-axe-5',
  schema: 'sdsf-2024-2026',
  titre: 'Groupe de travail Axe 5',
  jour: '2025-07-01',
  debut: '14:00',
  fin: '17:00',
  lieu: 'CAF de la Seine-Saint-Denis, Bobigny',
  ordreDuJour: [
    { numero: '1', titre: 'Introduction' },
    { numero: '2', titre: 'Suivi des fiches actions' },
    { numero: '3', titre: 'Travail en groupe sur les actions à privilégier pour un portage collectif' },
  ],
  points: [
    { numero: null, titre: 'Tour de table', nature: 'tourDeTable' },
    {
      numero: null,
      titre: 'Introduction',
      nature: 'introduction',
      points: [
        { numero: null, titre: 'Présentation du Schéma départemental des services aux familles' },
        { numero: null, titre: 'Méthodologie de déploiement des actions' },
        { numero: null, titre: 'Actualités nationales' },
        { numero: null, titre: 'Actualités par axe (1 à 4)' },
      ],
    },
    {
      numero: null,
      titre: 'Suivi des actions',
      nature: 'suivi',
      points: [
        { numero: null, titre: 'Fiche 5 : objectifs' },
        { numero: null, titre: "Fiche 5 : zoom sur quelques actions (Actions / Pilote / Etat d'avancement)" },
        { numero: null, titre: 'Présentation des outils (Centre de Ressources Partenaires, portrait social)' },
        { numero: null, titre: 'Application petite enfance - cartographie dynamique en ligne' },
        { numero: null, titre: 'Séminaire Experice "Petite enfance"' },
        { numero: null, titre: 'Le chantier des schémas municipaux' },
      ],
    },
    { numero: null, titre: 'Pause', nature: 'pause' },
    {
      numero: null,
      titre: "Proposition d'actions collectives",
      nature: 'propositions',
      points: [{ numero: null, titre: "Propositions d'action(s) à porter collectivement" }],
    },
    { numero: null, titre: 'Travail en sous-groupes pour chaque action', nature: 'sousGroupes' },
    {
      numero: null,
      titre: 'A suivre ...',
      nature: 'cloture',
      points: [{ numero: null, titre: 'Prochain rendez-vous' }],
    },
  ],
  cadre: [
    'Le cadre : le SDSF 2024-2026, établi à la suite des groupes de travail de 2024',
    'La méthodologie : modalités de mise en oeuvre des actions définies au schéma',
    'Les actualités récentes à avoir en tête',
  ],
  actualites: [
    {
      axe: null,
      textes: [
        "L'actualité politique a bousculé la temporalité initialement prévue",
        'Pour le SDSF (validation en mai et signature officielle début 2025)',
        "Pour la mise en œuvre du SPPE (parution des décrets au fil de l'eau)",
        'Attente de décrets essentiels (modalités compensatoires pour les nouvelles compétences des communes) et de référentiels structurants sur la petite enfance',
        "Quelques décrets parus récemment avec impact sur l'ingénierie, notamment celui sur le schéma pluriannuel communal, et sur l'accueil individuel, via la réforme du CMG",
      ],
    },
    {
      axe: 1,
      textes: [
        "Partage des leviers mobilisables par les communes pour intervenir en soutien à la qualité d'accueil",
        "Expérimentation de la réunion d'information au métier d'assistant.e maternel.le",
        "Etude sur les conditions de performance des modèles économiques des EAJE de l'ESS",
      ],
    },
    {
      axe: 2,
      textes: [
        "Apport d'une expertise métier à la feuille de route départementale Filière petite enfance",
        'Accompagnement des professionnel.les titulaires du CAP AEPE et AP en prise de poste',
      ],
    },
    {
      axe: 3,
      textes: [
        "Rencontres territoriales entre acteurs de l'insertion et de la petite enfance pour une interconnaissance et un partage d'outils et procédures partagées concernant des situations relevant à la fois de la petite enfance et des publics en parcours d'insertion",
        "Recensement de dispositifs, d'actions et de bonnes pratiques croisées petite enfance et handicap à destination des professionnel.les afin de favoriser l'interconnaissance, et notamment des RSAI",
      ],
    },
    {
      axe: 4,
      textes: [
        'Proposer un événement (forum) à destination de tous les professionnels de la parentalité (approche interréseaux)',
        'Création d\'une boîte à outils dispositifs "passerelles"',
      ],
    },
  ],
  propositions: [
    { titre: 'Traduction du SDSF sur le terrain', titreCourt: null },
    {
      titre:
        "Un outil au service des villes et des partenaires : cartographie dynamique petite enfance : présentation et retours sur l'outil – mise en place d'un groupe de suivi",
      titreCourt: 'Cartographie dynamique petite enfance : groupe de suivi',
    },
    {
      titre:
        "Favoriser la mobilisation des compétences des EPT pour l'ensemble des acteurs (observatoire, ingénierie, emploi, foncier, politique de la ville etc.), du CD, des universités et autres acteurs de l'accompagnement : vers un guide concret pour les communes et porteurs de projets ?",
      titreCourt: 'Mobiliser les compétences des EPT : vers un guide concret',
    },
  ],
}
