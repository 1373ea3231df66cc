import { getSchema } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import { proseExtensions } from '#client/prose/extensions'
import { blockNodes, markAttributes, markNames, nodeAttributes, tableNodes } from '#shared/prose/content'

const schema = getSchema(proseExtensions())
const attributesOf = (spec: { attrs?: object | null | undefined }): string[] => Object.keys(spec.attrs ?? {}).sort()

describe('the schema of the editor', () => {
  it('has exactly the nodes of the shared list, and those every text has', () => {
    expect(Object.keys(schema.nodes).sort()).toEqual([...blockNodes, ...tableNodes, 'doc', 'text'].sort())
  })

  it('has exactly the marks of the shared list', () => {
    expect(Object.keys(schema.marks).sort()).toEqual([...markNames].sort())
  })

  it('writes no attribute of a node that the server would refuse', () => {
    for (const [name, node] of Object.entries(schema.nodes)) {
      expect([...(nodeAttributes[name] ?? [])], name).toEqual(expect.arrayContaining(attributesOf(node.spec)))
    }
  })

  it('writes no attribute of a mark that the server would refuse', () => {
    for (const [name, mark] of Object.entries(schema.marks)) {
      expect([...(markAttributes[name] ?? [])], name).toEqual(expect.arrayContaining(attributesOf(mark.spec)))
    }
  })
})
