import * as Y from 'yjs'
import { rootProse } from '#shared/document/layout'
import { projectField } from '#shared/document/project'
import { proseText } from '#shared/document/value'
import { sousGroupe } from '#shared/documents/sous-groupe'

/** Adds a paragraph to the first objective of a sub-group sheet. */
export function addParagraph(doc: Y.Doc, words: string): void {
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(words)])
    const root = rootProse(doc, 'contours')
    root.insert(root.length, [paragraph])
  })
}

export const contours = (doc: Y.Doc): string => proseText(projectField(sousGroupe, doc, 'contours'))
