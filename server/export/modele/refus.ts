/** Why a template is not taken, in words for whoever put it there. */
const sentences = {
  trop: () => 'le fichier est trop gros (plus de 30 Mo, ou plus de 300 Mo une fois ouvert)',
  motDePasse: () =>
    'il est protégé par un mot de passe, ou enregistré dans un ancien format (.ppt)\u00a0; l’enregistrer sans mot de passe, au format .pptx',
  pasUnePresentation: () => 'ce n’est pas une présentation PowerPoint (.pptx ou .potx)',
  abime: () => 'le fichier est abîmé ou incomplet\u00a0; l’enregistrer de nouveau',
  chemins: () => 'il contient des fichiers qui sortent de leur dossier',
  macros: () =>
    'il contient des macros ou des contrôles\u00a0; l’enregistrer en « Présentation PowerPoint (.pptx) », sans macros',
  objets: () => 'il contient un objet incorporé (OLE)\u00a0; le supprimer, ou le coller comme image',
  externe: (part: string) =>
    `il va chercher un élément à une adresse extérieure (dans ${part})\u00a0; incorporer l’image au lieu de la lier`,
  strict: () => 'il est enregistré en « Strict Open XML »\u00a0; l’enregistrer en « Présentation PowerPoint (.pptx) »',
  xml: (part: string) => `sa partie ${part} est mal formée\u00a0; l’enregistrer de nouveau avec PowerPoint`,
  partie: (part: string) => `il y manque ${part}`,
  taille: (size: string) => `ses diapositives font ${size}\u00a0; il les faut en largeur, du 4/3 au 16/9`,
} as const
export type RaisonDeRefus = keyof typeof sentences

export class Refus extends Error {
  readonly code: RaisonDeRefus
  /** In French, without a capital or a full stop: it follows a colon. */
  readonly raison: string
  constructor(code: RaisonDeRefus, detail = '') {
    super(`template refused: ${code} ${detail}`)
    this.code = code
    this.raison = sentences[code](detail)
  }
}
