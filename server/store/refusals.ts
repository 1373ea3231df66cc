/** Why a data folder is not opened, in words for whoever starts the server. Nothing is written in these cases. */
export type StoreRefusal =
  | 'dossierInaccessible'
  | 'dossierEnLecture'
  | 'dossierOccupe'
  | 'dossierAbsent'
  | 'baseIllisible'
  | 'basePlusRecente'
  | 'baseAMettreAJour'

const sentences: Record<StoreRefusal, (dossier: string) => string> = {
  dossierInaccessible: (dossier) => `Le dossier de données « ${dossier} » ne peut pas être créé ou ouvert.`,
  dossierEnLecture: (dossier) =>
    `Le dossier de données « ${dossier} » est en lecture seule : donnez au serveur le droit d’y écrire.`,
  dossierOccupe: (dossier) =>
    `Un autre serveur utilise déjà le dossier de données « ${dossier} » : arrêtez-le, ou choisissez un autre dossier avec DATA_DIR.`,
  dossierAbsent: (dossier) => `Aucune donnée dans « ${dossier} » : démarrez d’abord le serveur avec npm start.`,
  baseIllisible: (dossier) =>
    `La base de données de « ${dossier} » est abîmée et n’a pas été modifiée : remettez à sa place une copie faite par npm run sauvegarde.`,
  basePlusRecente: (dossier) =>
    `Les données de « ${dossier} » viennent d’une version plus récente de Tour de table : installez cette version. Rien n’a été modifié.`,
  baseAMettreAJour: (dossier) =>
    `Le serveur qui utilise « ${dossier} » est d’une version plus ancienne que ce programme : redémarrez-le d’abord.`,
}

export const storeSentence = (code: StoreRefusal, dossier: string): string => sentences[code](dossier)

/** Thrown by `openStore` for callers that have nothing to say about a refusal. */
export class StoreRefused extends Error {
  readonly code: StoreRefusal
  constructor(code: StoreRefusal, dossier: string) {
    super(storeSentence(code, dossier))
    this.name = 'StoreRefused'
    this.code = code
  }
}
