import { createSeance } from '#shared/api/seances'
import { inputFrom, type SeanceDraft } from './draft.ts'

/** Field → sentence. Fields of a row are `<key of the row>.<field>`. */
export type Faults = ReadonlyMap<string, string>

type Issue = NonNullable<ReturnType<(typeof createSeance.body)['safeParse']>['error']>['issues'][number]

const required: Readonly<Record<string, string>> = {
  titre: 'Donnez un titre à la séance.',
  jour: 'Choisissez la date de la séance.',
}
const requiredInRow: Readonly<Record<string, string>> = {
  points: 'Donnez un titre à ce point, ou retirez-le.',
  propositions: 'Donnez un titre à cette proposition, ou retirez-la.',
  sousGroupes: 'Donnez un titre à ce sous-groupe, ou retirez-le.',
}

const tooLong = (max: unknown): string => `Ce texte est trop long : ${String(max)} caractères au plus.`
const DUREE = 'Indiquez un nombre entier de minutes, entre 1 et 600, ou laissez vide.'

function sentence(issue: Issue, list: string | null, field: string): string {
  if (field === 'duree') return DUREE
  if (field === 'jour') return required.jour ?? ''
  if (issue.code === 'too_big') return tooLong(issue.maximum)
  if (issue.code === 'too_small') return (list === null ? required[field] : requiredInRow[list]) ?? 'À remplir.'
  if (field === 'debut' || field === 'fin') return 'Indiquez une heure, par exemple 14:00.'
  return 'Cette valeur ne convient pas.'
}

function wholeList(issue: Issue, list: string): string {
  const max = issue.code === 'too_big' ? String(issue.maximum) : ''
  const names: Readonly<Record<string, string>> = {
    points: `L’ordre du jour est trop long : ${max} points au plus.`,
    propositions: `Trop de propositions : ${max} au plus.`,
    sousGroupes: `Trop de sous-groupes : ${max} au plus.`,
    coanimation: `Trop de lignes : ${max} au plus.`,
  }
  return names[list] ?? 'Cette liste ne convient pas.'
}

const isAddress = (typed: string): boolean => {
  const words = typed.trim()
  return words === '' || /^https?:\/\/[^\s/]\S*$/i.test(words)
}
const ADDRESS = 'Collez une adresse complète, qui commence par https://'

/** What must be put right before saving; call it on a draft without empty rows. */
export function faultsOf(draft: SeanceDraft): Faults {
  const faults = new Map<string, string>()
  const add = (key: string, words: string) => {
    if (!faults.has(key)) faults.set(key, words)
  }
  const read = createSeance.body.safeParse(inputFrom(draft))
  for (const issue of read.success ? [] : read.error.issues) {
    const [list, at, field] = issue.path
    if (typeof list !== 'string') continue
    if (at === undefined) {
      const isList = list === 'points' || list === 'propositions' || list === 'sousGroupes' || list === 'coanimation'
      add(list, isList ? wholeList(issue, list) : sentence(issue, null, list))
      continue
    }
    const rows = list === 'points' || list === 'propositions' || list === 'sousGroupes' ? draft[list] : []
    const key = rows[Number(at)]?.key
    if (key === undefined) add(list, issue.code === 'too_big' ? tooLong(issue.maximum) : 'Cette ligne ne convient pas.')
    else add(`${key}.${String(field)}`, sentence(issue, list, String(field)))
  }
  if (draft.debut !== '' && draft.fin !== '' && draft.fin <= draft.debut) {
    add('fin', 'L’heure de fin vient avant l’heure de début.')
  }
  if (!isAddress(draft.visio)) add('visio', ADDRESS)
  for (const p of draft.points) if (!isAddress(p.lien)) add(`${p.key}.lien`, ADDRESS)
  for (const g of draft.sousGroupes) if (!isAddress(g.visio)) add(`${g.key}.visio`, ADDRESS)
  return faults
}
