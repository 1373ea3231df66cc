import type { ActionContent } from './shapes.ts'

/** As printed: fifteen actions carry a number, three do not, one of those is « Transversal ». */
export const actionsSdpep: readonly ActionContent[] = [
  {
    axe: 'sdpep2020-axe-1',
    numero: 1,
    titre: "Analyse partagée du parcours professionnel des assistant-es maternel-les et actions d'amélioration",
    transversale: false,
  },
  {
    axe: 'sdpep2020-axe-1',
    numero: 2,
    titre:
      'Repérage et accompagnement coordonnés des structures en difficultés (EAJE) ou en demande de stabilisation (MAM)',
    transversale: false,
  },
  {
    axe: 'sdpep2020-axe-1',
    numero: 3,
    titre: "Coordination d'un groupe de travail sur l'opportunité du développement de la garde à domicile",
    transversale: false,
  },
  {
    axe: 'sdpep2020-axe-1',
    numero: 4,
    titre: 'Renforcement du réseau des acteurs de la parentalité',
    transversale: false,
  },
  {
    axe: 'sdpep2020-axe-1',
    numero: 5,
    titre: "Faciliter l'appropriation du SDPEP et les échanges de pratiques",
    transversale: false,
  },
  {
    axe: 'sdpep2020-axe-2',
    numero: 6,
    titre:
      "Plan d'actions concernant la formation et le recrutement dans les métiers de la petite enfance en Seine-Saint-Denis",
    transversale: false,
  },
  {
    axe: 'sdpep2020-axe-2',
    numero: 7,
    titre: "Valorisation de l'attractivité des métiers de la petite enfance",
    transversale: false,
  },
  {
    axe: 'sdpep2020-axe-2',
    numero: 8,
    titre: "Quel accès à l'emploi après un parcours de formation CAP Accompagnement éducatif Petite enfance ?",
    transversale: false,
  },
  {
    axe: 'sdpep2020-axe-2',
    numero: 9,
    titre: "Rendre lisible le processus d'attribution des modes d'accueil pour les familles",
    transversale: false,
  },
  {
    axe: 'sdpep2020-axe-2',
    numero: 10,
    titre:
      "Définition et lancement d'un Pôle ressources sur le handicap en direction des familles, en lien avec les projets des territoires",
    transversale: false,
  },
  {
    axe: 'sdpep2020-axe-2',
    numero: 11,
    titre:
      "Parcours des familles en insertion dans la recherche d'un mode d'accueil : outiller les professionnel·les pour mieux orienter et accompagner",
    transversale: false,
  },
  {
    axe: 'sdpep2020-axe-2',
    numero: 12,
    titre:
      "Expérimentation de coordination des politiques publiques d'investissement social sur le territoire de Grand Paris Grand Est",
    transversale: false,
  },
  {
    axe: 'sdpep2020-axe-3',
    numero: 13,
    titre: 'Groupe de travail « Production de connaissances »',
    transversale: false,
  },
  {
    axe: 'sdpep2020-axe-3',
    numero: 14,
    titre: "Production et mise en partage d'outils de pilotage du SDPEP",
    transversale: false,
  },
  {
    axe: 'sdpep2020-axe-3',
    numero: 15,
    titre: 'Evènements de promotion et valorisation auprès des familles',
    transversale: false,
  },
  {
    axe: 'sdpep2020-axe-4',
    numero: null,
    titre: 'Ancrage des actions dans le calendrier national',
    transversale: true,
  },
  {
    axe: 'sdpep2020-axe-4',
    numero: null,
    titre: 'Actions de communication en direction des familles',
    transversale: false,
  },
  {
    axe: 'sdpep2020-axe-4',
    numero: null,
    titre: 'Actions de communication en direction des professionnel·les',
    transversale: false,
  },
]
