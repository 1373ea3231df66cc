/**
 * Whether a document is one that the application can show, told without the guard: known roots, known nodes, marks and
 * attributes, nothing of another kind where a field is read, and nothing that waits for something missing.
 */
import { getSchema } from '@tiptap/core'
import * as Y from 'yjs'
import { proseExtensions } from '#client/prose/extensions'
import type { DocumentDefinition } from '#shared/document/define'
import { META, VALUES } from '#shared/document/layout'
import { project } from '#shared/document/project'
import { boxNode, dataNode, nodeAttributes } from '#shared/prose/content'

const schema = getSchema(proseExtensions())

function rootsOf(def: DocumentDefinition): Set<string> {
  const fields = Object.entries(def.shape).flatMap(([name, { kind }]) =>
    kind === 'text' || kind === 'prose' || kind === 'rows' ? [`${kind}:${name}`] : [],
  )
  return new Set([META, VALUES, ...fields])
}

function faultsInText(text: Y.XmlText): string[] {
  return text.toDelta().flatMap(({ insert, attributes = {} }: { insert: unknown; attributes?: object }) => {
    const embedded = typeof insert === 'string' ? [] : ['something embedded in a text']
    const marks = Object.keys(attributes).map((name) => name.replace(/--[a-zA-Z0-9+/=]{8}$/, ''))
    return [...embedded, ...marks.filter((name) => !(name in schema.marks)).map((name) => `mark ${name}`)]
  })
}

function faultsInProse(node: Y.XmlFragment, mayHoldData: boolean): string[] {
  return node.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return faultsInText(child)
    if (!(child instanceof Y.XmlElement)) return ['something else in formatted text']
    const { nodeName } = child
    const isKnown = nodeName in schema.nodes || (mayHoldData && [dataNode, boxNode].includes(nodeName))
    const attributes = Object.keys(child.getAttributes()).filter((name) => !nodeAttributes[nodeName]?.includes(name))
    return [
      ...(isKnown ? [] : [`node ${nodeName}`]),
      ...attributes.map((name) => `attribute ${name} of ${nodeName}`),
      ...faultsInProse(child, mayHoldData),
    ]
  })
}

/** Every formatted text of a document, those of cells included, by where it is: a map's own order differs between replicas. */
function prosesOf(def: DocumentDefinition, doc: Y.Doc): Map<string, Y.XmlFragment> {
  const found = new Map<string, Y.XmlFragment>()
  for (const [name, { kind }] of Object.entries(def.shape)) {
    if (kind === 'prose') found.set(name, doc.getXmlFragment(`prose:${name}`))
    if (kind !== 'rows') continue
    for (const [id, row] of doc.getMap(`rows:${name}`).entries())
      if (row instanceof Y.Map)
        for (const [key, cell] of row.entries())
          if (cell instanceof Y.XmlFragment) found.set(`${name} ${id} ${key}`, cell)
  }
  return found
}

export function faultsOf(def: DocumentDefinition, doc: Y.Doc): string[] {
  const known = rootsOf(def)
  const { issues } = project(def, doc)
  return [
    ...[...doc.share.keys()].filter((name) => !known.has(name)).map((name) => `root ${name}`),
    ...(doc.store.pendingStructs === null && doc.store.pendingDs === null
      ? []
      : ['something waits for what is missing']),
    ...(doc.subdocs.size === 0 ? [] : ['a document inside the document']),
    ...issues.filter(({ code }) => code === 'wrongKind').map(({ path }) => `${path} is of another kind`),
    ...[...prosesOf(def, doc).values()].flatMap((prose) => faultsInProse(prose, def.name === 'restitution')),
  ]
}

/** Everything a document says, whatever it is made of: equal for replicas that agree, even where nothing is shown. */
export function contentOf(def: DocumentDefinition, doc: Y.Doc): unknown {
  const proses = [...prosesOf(def, doc)].map(([path, prose]) => [path, prose.toString()])
  return JSON.parse(
    JSON.stringify({
      value: project(def, doc).value,
      proses: Object.fromEntries(proses),
      values: doc.getMap(VALUES).toJSON(),
    }),
  )
}
