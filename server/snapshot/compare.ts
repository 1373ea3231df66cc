import { guillemets, jour } from '#server/export/words'
import type { ActionChangee, Champ, Changement, DocumentCompare } from '#shared/api/comparaison'
import { type Change, compare, type Reading, shown } from '#shared/document/compare'
import type { DocumentOf } from '#shared/document/define'
import type { CellField, Field, RowsField, Shape } from '#shared/document/field'
import { proseText, type ShapeValue } from '#shared/document/value'
import { wordDiff } from '#shared/document/word-diff'
import type { ficheAction } from '#shared/documents/fiche-action'
import { definitionOf } from '#shared/documents/registry'
import type { FrozenDocument, FrozenReference, SnapshotContent } from './content.ts'
import { auJour, cellInWords, champInWords, rowInWords, SANS_TEXTE } from './wording.ts'

type Content = Pick<SnapshotContent, 'documents' | 'organismes' | 'points' | 'sousGroupes'>
type Row = { id: string } & Record<string, unknown>
type Value = ShapeValue<Shape>

/** Who said it and at what instant: of the room, not of the plan. */
const UNSAID: ReadonlySet<string> = new Set(['personne', 'noteA', 'saisiPour'])
/** Where a line was added, and as what: given with it, before anybody writes in it. */
const GIVEN: ReadonlySet<string> = new Set(['nature', 'point', 'sousGroupe'])

/** References by the words both sides know them by, days as they are read. */
function readingOf(...contents: readonly Content[]): Reading {
  const names = new Map(
    contents.flatMap(({ organismes, points, sousGroupes }) => [
      ...organismes.map((o): [string, string] => [o.id, o.sigle ?? o.nom]),
      ...points.map((p): [string, string] => [p.id, p.titre]),
      ...sousGroupes.map((s): [string, string] => [s.id, `sous-groupe ${s.numero}`]),
    ]),
  )
  return (field, value) => {
    const words = shown(field, value)
    if (words === null) return null
    if (field.kind === 'day') return jour(words)
    return field.kind === 'ref' ? (names.get(words) ?? null) : words
  }
}

const isText = (field: CellField): boolean => field.kind === 'prose' || field.kind === 'text' || field.kind === 'line'

function champOf(field: CellField, { before, after }: Change): Champ {
  const both = before !== null && after !== null && before !== after && isText(field)
  return { label: field.label, avant: before, apres: after, morceaux: both ? wordDiff(before, after) : null }
}

const PLACE = /^([^[]+)(?:\[([^\]]+)\](?:\.(.+))?)?$/

/** The cells of a row that say something. */
function filled(field: RowsField, row: Row | undefined, read: Reading): [cell: string, CellField, words: string][] {
  return Object.entries(field.row).flatMap(([cell, f]): [string, CellField, string][] => {
    const words = f.kind === 'flag' && row?.[cell] !== true ? null : read(f, row?.[cell])
    return words === null ? [] : [[cell, f, words]]
  })
}

/** A document as it is compared: without what is of the room, nor the rows nobody has written in yet. */
function told({ kind, value }: FrozenDocument, read: Reading): Value {
  const rows = ([name, field]: [string, Field]): [string, Row[]][] => {
    if (field.kind !== 'rows') return []
    const all = (value[name] ?? []) as Row[]
    const said = all.map((row) => Object.fromEntries(Object.entries(row).filter(([cell]) => !UNSAID.has(cell))) as Row)
    return [[name, said.filter((row) => filled(field, row, read).some(([cell]) => !GIVEN.has(cell)))]]
  }
  const shape: Shape = definitionOf(kind).shape
  return { ...value, ...Object.fromEntries(Object.entries(shape).flatMap(rows)) } as Value
}

const sortes = { added: 'ajoute', removed: 'retire', moved: 'deplace', changed: 'modifie' } as const

/** What happened to one row, or to the order of a list. */
function ofRow(
  field: RowsField,
  cle: string,
  changes: readonly Change[],
  row: Row | undefined,
  read: Reading,
): Changement {
  const [first] = changes
  if (first === undefined) throw new Error(`nothing changed in ${cle}`)
  const sorte = sortes[first.kind]
  const name = sorte === 'modifie' ? (first.labels[1] ?? '') : (first.after ?? first.before ?? '')
  // A row without words is named by its id, which says nothing to anyone.
  const named = !cle.endsWith(`[${name}]`)
  const element = named ? name : SANS_TEXTE
  const cells =
    sorte === 'ajoute'
      ? filled(field, row, read).flatMap(([, f, apres]) =>
          apres === name
            ? []
            : [{ champ: { label: f.label, avant: null, apres, morceaux: null }, said: cellInWords(f, apres) }],
        )
      : changes.flatMap((change) => {
          const cell = field.row[PLACE.exec(change.path)?.[3] ?? '']
          if (cell === undefined) return []
          const champ = champOf(cell, change)
          return [{ champ, said: champInWords(cell, champ) }]
        })
  const said = cells.map((c) => c.said)
  return {
    ...{ cle, rubrique: field.label, sorte, champs: cells.map((c) => c.champ) },
    element: sorte === 'deplace' ? null : element,
    phrase: rowInWords(field, { sorte, element: named ? name : null }, said),
  }
}

/** Changes of one document, those of a same row brought together. */
function changementsOf(before: FrozenDocument, after: FrozenDocument, read: Reading): Changement[] {
  const def = definitionOf(after.kind)
  const places = new Map<string, Change[]>()
  const [was, now] = [told(before, read), told(after, read)]
  for (const change of compare(def, was, now, read)) {
    const [, name = '', rowId] = PLACE.exec(change.path) ?? []
    const cle = rowId === undefined ? name : `${name}[${rowId}]`
    places.set(cle, [...(places.get(cle) ?? []), change])
  }
  return [...places].flatMap(([cle, changes]): Changement[] => {
    const [, name = '', rowId] = PLACE.exec(cle) ?? []
    const field: Field | undefined = def.shape[name]
    if (field === undefined) return []
    if (field.kind === 'rows') {
      const row = rowId === undefined ? undefined : (now[name] as Row[]).find((r) => r.id === rowId)
      return [ofRow(field, cle, changes, row, read)]
    }
    return changes.map((change): Changement => {
      const champ = champOf(field, change)
      const at = { cle, rubrique: field.label, element: null, sorte: 'modifie' } as const
      return { ...at, champs: [champ], phrase: champInWords(field, champ) }
    })
  })
}

type Fiche = DocumentOf<typeof ficheAction>
const actionsOf = ({ value }: FrozenDocument): Fiche['actions'] => (value as Partial<Fiche>).actions ?? []
const texteOf = ({ avancement }: Fiche['actions'][number]): string | null => proseText(avancement).trim() || null

/** Actions whose text is not the same on both sides, each with its two dates; the others are left out. */
function actionsChangees(before: FrozenDocument, after: FrozenDocument): ActionChangee[] {
  const old = new Map(actionsOf(before).map((a) => [a.id, a]))
  return actionsOf(after).flatMap((action): ActionChangee[] => {
    const was = old.get(action.id)
    if (was === undefined) return []
    const [avant, apres] = [was, action].map((a) => ({ texte: texteOf(a), le: a.avancementLe }))
    if (avant === undefined || apres === undefined || avant.texte === apres.texte) return []
    const name = action.intitule || 'Action sans intitulé'
    const quote = ({ texte, le }: ActionChangee['avant']): string =>
      `${auJour(le)}, ${texte === null ? 'rien d’écrit' : guillemets(texte.replaceAll('\n', ' / '))}`
    return [
      {
        ...{ documentId: after.id, fiche: after.title, actionId: action.id, action: name, avant, apres },
        morceaux: wordDiff(avant.texte ?? '', apres.texte ?? ''),
        phrase: `${guillemets(name)}\u00a0: ${quote(apres)} (${quote(avant)})`,
      },
    ]
  })
}

export interface Difference {
  documents: DocumentCompare[]
  identiques: number
  actions: ActionChangee[]
}

/** What changed from one content to a later one, document by document, in the order of the later one. */
export function compareContents(before: Content, after: Content): Difference {
  const read = readingOf(before, after)
  const old = new Map(before.documents.map((d) => [d.id, d]))
  const kept = new Set(after.documents.map((d) => d.id))
  const only = ({ id, kind, title }: FrozenDocument, sorte: 'ajoute' | 'retire'): DocumentCompare => ({
    ...{ documentId: id, kind, titre: title, sorte, changements: [] },
  })
  const documents = after.documents.flatMap((document): DocumentCompare[] => {
    const was = old.get(document.id)
    if (was === undefined) return [only(document, 'ajoute')]
    const changements = changementsOf(was, document, read)
    const { id, kind, title } = document
    return changements.length === 0 ? [] : [{ documentId: id, kind, titre: title, sorte: 'modifie', changements }]
  })
  const removed = before.documents.filter((d) => !kept.has(d.id)).map((d) => only(d, 'retire'))
  const both = after.documents.flatMap((d) => {
    const was = old.get(d.id)
    return was === undefined ? [] : [[was, d] as const]
  })
  return {
    documents: [...documents, ...removed],
    identiques: both.length - documents.filter((d) => d.sorte === 'modifie').length,
    actions: both.filter(([, d]) => d.kind === 'fiche-action').flatMap(([was, d]) => actionsChangees(was, d)),
  }
}

/** What a fiche says that the version the committee adopted does not. */
export function evolutionsOf(
  reference: Pick<FrozenReference, 'value'>,
  fiche: FrozenDocument,
  organismes: SnapshotContent['organismes'],
): Changement[] {
  const content = (document: FrozenDocument): Content => ({
    ...{ documents: [document], organismes, points: [], sousGroupes: [] },
  })
  const { documents } = compareContents(content({ ...fiche, value: reference.value }), content(fiche))
  return documents.flatMap((d) => d.changements)
}
