/** Two people write in the same lines, each ahead of what the other sees by some keys: no letter is lost or doubled. */
import { getSchema } from '@tiptap/core'
import { joinBackward, setBlockType, splitBlock, toggleMark } from '@tiptap/pm/commands'
import type { MarkType, Node, NodeType } from '@tiptap/pm/model'
import { wrapInList } from '@tiptap/pm/schema-list'
import { type Command, EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { proseExtensions } from '#client/prose/extensions'
import { readNodes, type Shown } from '#client/prose/letters/read-nodes'
import { writeNodes } from '#client/prose/letters/write-nodes'
import { readProse, writeProse } from '#shared/document/prose-tree'
import type { ProseValue } from '#shared/document/value'

const schema = getSchema(proseExtensions())
const paragraph = (words: string): ProseValue => [
  { type: 'paragraph', ...(words === '' ? {} : { content: [{ type: 'text', text: words }] }) },
]

/** An editor without a screen: what is typed is written, what comes is read, and the caret follows its letters. */
function desk(clientID: number) {
  const doc = new Y.Doc()
  doc.clientID = clientID
  const text = doc.getXmlFragment('texte')
  const shown: Shown = new Map()
  let state = EditorState.create({ schema })
  let sent: Uint8Array[] = []
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'other') sent.push(update)
  })
  const read = (): void => {
    shown.clear()
    const nodes: Node[] = readNodes(text, schema, shown)
    state = EditorState.create({ doc: schema.topNodeType.create(null, nodes) })
  }
  const caret = (at: number): void => {
    state = state.apply(state.tr.setSelection(TextSelection.near(state.doc.resolve(at))))
  }
  const apply = (tr: Transaction): void => {
    state = state.apply(tr)
    doc.transact(() => writeNodes(text, state.doc, shown))
  }
  return {
    doc,
    text,
    state: () => state,
    send: () => sent.splice(0),
    /** Gives back what was not taken. */
    keep(updates: Uint8Array[]) {
      sent = [...updates, ...sent]
    },
    start(at: number) {
      sent = []
      read()
      caret(at)
    },
    apply,
    edit: (change: (tr: Transaction) => Transaction) => apply(change(state.tr)),
    select(from: number, to: number | null) {
      const [$from, $to] = [state.doc.resolve(from), state.doc.resolve(to ?? from)]
      state = state.apply(state.tr.setSelection(TextSelection.between($from, $to)))
    },
    /** What somebody who opens the text now would see. */
    reread: () => schema.topNodeType.create(null, readNodes(text, schema, new Map())),
    receive(updates: Uint8Array[]) {
      if (updates.length === 0) return
      const mapping = shown as never
      const here = absolutePositionToRelativePosition(state.selection.head, text, mapping)
      for (const update of updates) Y.applyUpdate(doc, update, 'other')
      read()
      caret(relativePositionToAbsolutePosition(doc, text, here, mapping) ?? state.doc.content.size)
    },
  }
}
type Desk = ReturnType<typeof desk>

/** `|` is a soft return, `¶` a new paragraph. */
const press = (at: Desk, key: string): void =>
  at.edit((tr) => {
    if (key === '¶') return tr.split(tr.selection.from)
    if (key === '|') return tr.replaceSelectionWith(schema.node('hardBreak'))
    return tr.insertText(key)
  })

/** Numbers that look random and are the same each time. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff
    return state / 0x7fffffff
  }
}

const textOf = ({ state }: Desk): string => state().doc.textBetween(0, state().doc.content.size, '¶', '|')
const letters = (words: string): string => [...words.replaceAll(/[|¶]/g, '')].sort().join('')

test.each([
  ['an empty line', '', 'Où est la clé ? Ça dépend « du marché » 🙂 et de la réunion.'],
  ['one line', '<>', 'Où est la clé ? Ça dépend « du marché » 🙂 et de la réunion.'],
  ['one line cut by soft returns', '<>', 'Où est la clé ?|Ça dépend « du marché » 🙂 et|de la réunion.'],
  ['an empty line cut by soft returns', '', 'Où est la clé ?|Ça dépend « du marché »|et de la réunion.'],
  ['one line cut into paragraphs', '<>', 'Où est la clé ?¶Ça dépend « du marché » 🙂¶et de la réunion.'],
])('two people in %s', (_name, there, typed) => {
  for (let seed = 1; seed <= 60; seed++) {
    const chance = dice(seed)
    const desks = chance() < 0.5 ? [desk(1), desk(2)] : [desk(2), desk(1)]
    const [awa, bruno] = desks as [Desk, Desk]
    writeProse(awa.text, paragraph(there))
    Y.applyUpdate(bruno.doc, Y.encodeStateAsUpdate(awa.doc), 'other')
    awa.start(1)
    bruno.start(1 + there.length)
    const left = [[...typed], [...typed]]
    const lag = 2 + Math.floor(chance() * 30)
    let wait = lag
    while (left.some((keys) => keys.length > 0)) {
      for (const [i, keys] of left.entries()) {
        const key = chance() < 0.6 ? keys.shift() : undefined
        if (key !== undefined) press(desks[i] as Desk, key)
      }
      if (wait-- > 0) continue
      wait = Math.floor(chance() * lag)
      const on = [awa.send(), bruno.send()] as const
      if (chance() < 0.7) bruno.receive(on[0])
      else awa.keep(on[0])
      if (chance() < 0.7) awa.receive(on[1])
      else bruno.keep(on[1])
    }
    bruno.receive(awa.send())
    awa.receive(bruno.send())
    expect(awa.send(), 'reading writes nothing').toEqual([])
    expect(letters(textOf(awa)), `${seed}: ${textOf(awa)}`).toBe(letters(typed + there + typed))
    expect(textOf(bruno)).toBe(textOf(awa))
  }
})

const { bold, link } = schema.marks
const { bulletList, heading, paragraph: plain, tableRow, tableCell } = schema.nodes

const change =
  (make: (tr: Transaction) => Transaction): Command =>
  (state, go) => {
    go?.(make(state.tr))
    return true
  }
const cell = () => tableCell?.create(null, plain?.create(null, schema.text('c'))) as Node

/** Anything an editor can do to what is selected; `one` chooses. */
const acts: readonly ((one: <T>(of: readonly T[]) => T) => Command)[] = [
  (one) => {
    const typed = one(['a', 'bb', 'é', 'aab'])
    return change((tr) => tr.insertText(typed))
  },
  () => change((tr) => tr.deleteSelection()),
  () => change((tr) => tr.replaceSelectionWith(schema.node('hardBreak'), false)),
  () => change((tr) => tr.delete(0, tr.doc.firstChild?.nodeSize ?? 0)),
  () =>
    change((tr) =>
      tr.insert(tr.doc.content.size, schema.node('table', null, tableRow?.create(null, [cell(), cell()]))),
    ),
  () => splitBlock,
  () => joinBackward,
  () => toggleMark(bold as MarkType),
  (one) => toggleMark(link as MarkType, { href: one(['https://un.exemple', 'https://deux.exemple']) }),
  (one) => setBlockType(one([heading, plain]) as NodeType, { level: one([2, 3]) }),
  () => wrapInList(bulletList as NodeType),
]

/** As a shared text keeps it: a line break has no look of its own. */
const kept = (node: Node): unknown =>
  JSON.parse(JSON.stringify(node), (_key, value) => {
    if (value?.type !== 'hardBreak') return value
    return { type: 'hardBreak' }
  })

test('what is written is what the editor shows, and two editors end with the same', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const chance = dice(seed)
    const one = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)] as T
    const desks = [desk(1), desk(2)]
    const [awa, bruno] = desks as [Desk, Desk]
    writeProse(awa.text, [...paragraph('Premier rendez-vous'), ...paragraph('aabaab')])
    Y.applyUpdate(bruno.doc, Y.encodeStateAsUpdate(awa.doc), 'other')
    for (const at of desks) at.start(1)
    for (let n = 0; n < 60; n++) {
      const at = desks[n % 2] as Desk
      const size = at.state().doc.content.size
      at.select(Math.floor(chance() * size), chance() < 0.5 ? Math.floor(chance() * size) : null)
      one(acts)(one)(at.state(), (tr) => at.apply(tr))
      expect(kept(at.reread()), `${seed}.${n}`).toEqual(kept(at.state().doc))
      if (chance() < 0.2) {
        awa.receive(bruno.send())
        bruno.receive(awa.send())
      }
    }
    awa.receive(bruno.send())
    bruno.receive(awa.send())
    expect(readProse(bruno.text)).toEqual(readProse(awa.text))
    expect(kept(bruno.state().doc)).toEqual(kept(awa.state().doc))
  }
})

test('what the editor has no word for is not shown, and stays', () => {
  const awa = desk(1)
  writeProse(awa.text, [...paragraph('un'), { type: 'croquis', attrs: { n: 1 } }, ...paragraph('deux')])
  awa.start(3)
  expect(textOf(awa)).toBe('un¶deux')
  for (const key of '¶x') press(awa, key)
  awa.select(5, 9)
  awa.edit((tr) => tr.deleteSelection())
  expect(readProse(awa.text).map(({ type }) => type)).toContain('croquis')
  expect(textOf(awa)).toBe('un¶eux')
})
