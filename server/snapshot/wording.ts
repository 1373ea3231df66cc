import { blancs, guillemets, jour } from '#server/export/words'
import type { Champ, Changement } from '#shared/api/comparaison'
import type { CellField, RowsField } from '#shared/document/field'
import type { Piece } from '#shared/document/word-diff'

const COLON = '\u00a0:'
/** Past this length a text is told by what was changed in it rather than quoted twice. */
const SHORT = 160
/** More separate changes than this are harder to follow than the two texts. */
const FEW = 3

const lower = (words: string): string =>
  /^\p{Lu}(?!\p{Lu})/u.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words

/** What a field is called inside a sentence; « Au » is a date to whoever reads it without the form. */
const nameOf = (label: string): string => (label === 'Au' ? 'date de l’avancement' : lower(label))

const blankOf = (field: CellField, label: string): string =>
  label === 'Pilote' ? 'à désigner' : field.kind === 'day' ? blancs.date : blancs.nonRenseigne

function said(field: CellField, label: string, words: string | null): string {
  if (words === null) return blankOf(field, label)
  if (field.kind === 'choice' || field.kind === 'flag') return lower(words)
  return field.kind === 'text' || field.kind === 'prose' ? guillemets(words.replaceAll('\n', ' / ')) : words
}

const quoted = (pieces: readonly Piece[], kind: Piece['kind']): string =>
  pieces
    .filter((p) => p.kind === kind)
    .map((p) => guillemets(p.text.trim().replaceAll('\n', ' / ')))
    .join(', ')

/** « état : à lancer → en cours », « avancement : ajouté « … », retiré « … » ». */
export function champInWords(field: CellField, { label, avant, apres, morceaux }: Champ): string {
  const name = nameOf(label)
  if (avant === apres) return `${name}${COLON} mise en forme changée`
  const changes = morceaux?.filter((p) => p.kind !== 'same' && p.text.trim() !== '') ?? []
  const long = (avant ?? '').length + (apres ?? '').length > SHORT
  if (!long || morceaux === null || changes.length === 0 || changes.length > FEW)
    return `${name}${COLON} ${said(field, label, avant)} → ${said(field, label, apres)}`
  const parts = [
    ...(changes.some((p) => p.kind === 'added') ? [`ajouté ${quoted(changes, 'added')}`] : []),
    ...(changes.some((p) => p.kind === 'removed') ? [`retiré ${quoted(changes, 'removed')}`] : []),
  ]
  return `${name}${COLON} ${parts.join(', ')}`
}

/** What a row nobody gave words to is called. */
export const SANS_TEXTE = 'ligne sans texte'

/** « pilote ajouté : Caf », « action retirée : « … » », « action ajoutée, sans texte » */
function rowMoved(field: RowsField, element: string | null, how: 'ajouté' | 'retiré'): string {
  const [article, ...rest] = (field.one ?? '').split(' ')
  const what = field.one === undefined ? `${lower(field.label)}, ${how}` : `${rest.join(' ')} ${how}`
  return `${what}${article === 'une' ? 'e' : ''}${element === null ? ', sans texte' : `${COLON} ${element}`}`
}

type Row = Pick<Changement, 'sorte' | 'element'>

/** One row of a list, with everything that changed in it. */
export function rowInWords(field: RowsField, { sorte, element }: Row, cells: readonly string[]): string {
  const plain = Object.values(field.row)[0]?.kind === 'ref'
  const name = plain || element === null ? element : guillemets(element)
  if (sorte === 'ajoute')
    return rowMoved(field, name, 'ajouté') + (cells.length === 0 ? '' : ` (${cells.join('\u00a0; ')})`)
  if (sorte === 'retire') return rowMoved(field, name, 'retiré')
  if (sorte === 'deplace') return `${lower(field.label)}${COLON} ordre changé`
  return `${name ?? SANS_TEXTE}, ${cells.join('\u00a0; ')}`
}

/** What an added row says in a cell. */
export const cellInWords = (field: CellField, words: string): string =>
  `${nameOf(field.label)}${COLON} ${said(field, field.label, words)}`

/** « au 16 mai 2025 » */
export const auJour = (day: string | null): string => (day === null ? 'sans date' : `au ${jour(day)}`)
