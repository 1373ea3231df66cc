import type * as Y from 'yjs'
import { serverNow } from '#client/api/server-clock'
import { newId } from '#client/document/new-id'
import { addRow } from '#shared/document/edit'
import type { NatureReleve } from '#shared/documents/choices'
import { notesDeSeance } from '#shared/documents/notes-de-seance'
import { pourTous } from '#shared/documents/releve'
import { currentPoint } from '../deroule.ts'
import { useMeeting } from '../meeting.tsx'
import { useAround } from '../table.tsx'

interface NewLine {
  nature?: NatureReleve
  texte?: string
  /** The sub-group it is said in; not given, the one this person works in while sub-groups work. */
  sousGroupe?: string | null
}

/** Adds a line to the relevé with where and when it is said; gives its id. */
export function useNoting(doc: Y.Doc): (line: NewLine) => string {
  const { direct, runs, sousGroupeId } = useMeeting()
  const around = useAround()
  return ({ nature = 'decision', texte, sousGroupe }) => {
    const apart = !runs && currentPoint(direct)?.nature === 'sousGroupes'
    const id = newId()
    addRow(notesDeSeance, doc, 'releve', id, {
      nature,
      ...(texte === undefined ? {} : { texte }),
      point: direct.pointCourant,
      sousGroupe: sousGroupe === undefined ? (apart ? sousGroupeId : null) : sousGroupe,
      noteA: serverNow(),
      saisiPour: pourTous(around.map((p) => p.code)),
    })
    return id
  }
}
