import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type * as Y from 'yjs'
import { useRows } from '#client/document/use-document-value'
import { emargement } from '#shared/documents/emargement'

const none: ReadonlyMap<string, string> = new Map()
const Names = createContext<ReadonlyMap<string, string>>(none)

/** Names by person, for those who may read the attendance list; empty for everybody else. */
export const useNames = (): ReadonlyMap<string, string> => useContext(Names)

export function NamesFrom({ doc, children }: { doc: Y.Doc; children: ReactNode }) {
  const lignes = useRows(emargement, doc, 'lignes')
  const names = useMemo(
    () => new Map(lignes.flatMap((l) => (l.personne === null || l.nom === null ? [] : [[l.personne, l.nom] as const]))),
    [lignes],
  )
  return <Names value={names}>{children}</Names>
}
