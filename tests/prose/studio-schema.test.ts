import { getSchema } from '@tiptap/core'
import { expect, it } from 'vitest'
import { blocDonnees } from '#client/features/restitution/bloc-node'
import { aCompleter } from '#client/features/restitution/box-node'
import { proseExtensions } from '#client/prose/extensions'
import { nodeAttributes, nodesAllowed } from '#shared/prose/content'

it('the editor of a restitution has exactly the nodes and attributes the server lets in', () => {
  const { nodes } = getSchema([...proseExtensions(), blocDonnees, aCompleter])
  expect(Object.keys(nodes).sort()).toEqual([...nodesAllowed('restitution'), 'doc', 'text'].sort())
  for (const name of ['blocDonnees', 'aCompleter'])
    expect(Object.keys(nodes[name]?.spec.attrs ?? {})).toEqual(nodeAttributes[name])
})
