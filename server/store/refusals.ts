/** Why a data folder is not opened, in words for whoever starts the server. Nothing is written in these cases. */
export type StoreRefusal =
  | 'dossierInaccessible'
  | 'dossierEnLecture'
  | 'dossierOccupe'
  | 'dossierAbsent'
  | 'disquePlein'
  | 'verrouIllisible'
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
  disquePlein: (dossier) =>
    `Le disque de « ${dossier} » n’a plus assez de place, ou refuse d’écrire : libérez de la place, puis recommencez. Les données sont intactes.`,
  verrouIllisible: (dossier) =>
    `Le fichier serveur.lock de « ${dossier} » n’est pas celui de Tour de table : retirez-le, puis recommencez.`,
  baseIllisible: (dossier) =>
    `La base de données de « ${dossier} » est abîmée et n’a pas été modifiée : remettez à sa place une copie faite par npm run sauvegarde.`,
  basePlusRecente: (dossier) =>
    `Les données de « ${dossier} » viennent d’une version plus récente de Tour de table : installez cette version. Rien n’a été modifié.`,
  baseAMettreAJour: (dossier) =>
    `Le serveur qui utilise « ${dossier} » est d’une version plus ancienne que ce programme : redémarrez-le d’abord.`,
}

export const storeSentence = (code: StoreRefusal, dossier: string): string => sentences[code](dossier)

const refusalOfCode: readonly [RegExp, StoreRefusal][] = [
  [/^(SQLITE_FULL|SQLITE_IOERR.*|ENOSPC|EDQUOT|EFBIG|EIO)$/, 'disquePlein'],
  [/^(SQLITE_NOTADB|SQLITE_CORRUPT.*)$/, 'baseIllisible'],
  [/^(SQLITE_READONLY.*|SQLITE_PERM|EACCES|EPERM|EROFS)$/, 'dossierEnLecture'],
  [/^(SQLITE_CANTOPEN.*|EISDIR|ENOTDIR|EEXIST|ENOENT|ELOOP|ENAMETOOLONG|EMFILE|ENFILE)$/, 'dossierInaccessible'],
]

/** What a failure of the database or of the file system says of the folder; null when it says nothing of it. */
export function refusalOf(error: unknown): StoreRefusal | null {
  if (!(error instanceof Error)) return null
  const code = 'code' in error ? String(error.code) : ''
  // A disk that fails ends the transaction by itself: rolling back then finds none, and hides why.
  if (code === 'SQLITE_ERROR' && /cannot rollback/.test(error.message)) return 'disquePlein'
  return refusalOfCode.find(([known]) => known.test(code))?.[1] ?? refusalOf(error.cause)
}

/** Thrown by `openStore` for callers that have nothing to say about a refusal. */
export class StoreRefused extends Error {
  readonly code: StoreRefusal
  constructor(code: StoreRefusal, dossier: string) {
    super(storeSentence(code, dossier))
    this.name = 'StoreRefused'
    this.code = code
  }
}
