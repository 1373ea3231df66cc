import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type * as Y from 'yjs'
import { useRows } from '#client/document/use-document-value'
import type { DocumentOf } from '#shared/document/define'
import { emargement } from '#shared/documents/emargement'

export type Ligne = DocumentOf<typeof emargement>['lignes'][number]

interface Known {
  names: ReadonlyMap<string, string>
  lignes: ReadonlyMap<string, Ligne>
}
const none: Known = { names: new Map(), lignes: new Map() }
const People = createContext<Known>(none)

/** Names by person, for those who may read the attendance list; empty for everybody else. */
export const useNames = (): ReadonlyMap<string, string> => useContext(People).names

/** Lines of the attendance list by id, for those who may read it. */
export const useLignes = (): ReadonlyMap<string, Ligne> => useContext(People).lignes

export function NamesFrom({ doc, children }: { doc: Y.Doc; children: ReactNode }) {
  const lignes = useRows(emargement, doc, 'lignes')
  const known = useMemo<Known>(
    () => ({
      names: new Map(
        lignes.flatMap((l) => (l.personne === null || l.nom === null ? [] : [[l.personne, l.nom] as const])),
      ),
      lignes: new Map(lignes.map((l) => [l.id, l])),
    }),
    [lignes],
  )
  return <People value={known}>{children}</People>
}
