import type { ReactNode } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { useRows, useValue } from '#client/document/use-document-value'
import { useDocument } from '#client/sync/use-document'
import type { DocumentEntry } from '#shared/api/documents'
import { notesDeSeance } from '#shared/documents/notes-de-seance'
import { lignesDuReleve, type ReleveLine } from '#shared/documents/releve'
import { objectifsAFinir, type SousGroupe, sousGroupe } from '#shared/documents/sous-groupe'
import { openGroupes } from '../groupes.ts'
import type { SousGroupeRow } from '../live-meeting.ts'
import { documentOf, useMeeting } from '../meeting.tsx'
import { NotesDocument } from './notes-document.tsx'

interface ReadSheet {
  groupe: SousGroupeRow
  fiche: SousGroupe
}

export interface ReleveOfMeeting {
  notes: { doc: Y.Doc; awareness: Awareness; canWrite: boolean }
  lines: ReleveLine[]
  /** Sub-groups with objectives left, in the words of the paper. */
  left: { groupe: SousGroupeRow; objectifs: string[] }[]
}

type Drawn = (releve: ReleveOfMeeting) => ReactNode

/** The relevé of the whole meeting, live: what the plenary noted, and the commitments of the sheets. */
export function WholeReleve({ waiting, children }: { waiting?: ReactNode; children: Drawn }) {
  const { seance, direct } = useMeeting()
  const entry = documentOf(seance, 'notes-de-seance')
  if (entry === null) return null
  const atWork = openGroupes(direct)
  const ended = direct.sousGroupes.filter((g) => !atWork.includes(g))
  const sheets = [...atWork, ...ended].flatMap((groupe) => {
    const sheet = seance.documents.find((d) => d.id === groupe.document)
    return sheet === undefined ? [] : [{ groupe, entry: sheet }]
  })
  return (
    <NotesDocument entry={entry} {...(waiting === undefined ? {} : { waiting })}>
      {(notes) => (
        <Sheets sheets={sheets} read={[]}>
          {(read) => (
            <Lines notes={notes} read={read}>
              {children}
            </Lines>
          )}
        </Sheets>
      )}
    </NotesDocument>
  )
}

interface SheetsProps {
  sheets: readonly { groupe: SousGroupeRow; entry: DocumentEntry }[]
  read: readonly ReadSheet[]
  children: (read: readonly ReadSheet[]) => ReactNode
}

/** Each sheet is a document of its own: one is opened inside the other, since a hook cannot be called in a loop. */
function Sheets({ sheets, read, children }: SheetsProps): ReactNode {
  const [first, ...rest] = sheets
  if (first === undefined) return children(read)
  return (
    <OneSheet key={first.entry.id} {...first}>
      {(fiche) => (
        <Sheets sheets={rest} read={[...read, { groupe: first.groupe, fiche }]}>
          {children}
        </Sheets>
      )}
    </OneSheet>
  )
}

interface OneSheetProps {
  entry: DocumentEntry
  children: (fiche: SousGroupe) => ReactNode
}

function OneSheet({ entry, children }: OneSheetProps) {
  const { seance } = useMeeting()
  const { doc } = useDocument('sous-groupe', entry.id, { right: entry.right, personId: seance.personId })
  return children(useValue(sousGroupe, doc))
}

function Lines({
  notes,
  read,
  children,
}: {
  notes: ReleveOfMeeting['notes']
  read: readonly ReadSheet[]
  children: Drawn
}) {
  const releve = useRows(notesDeSeance, notes.doc, 'releve')
  const sheets = read.map(({ groupe, fiche }) => ({ sousGroupe: groupe.id, fiche }))
  const lines = lignesDuReleve({ releve }, sheets)
  const left = read.flatMap(({ groupe, fiche }) => {
    const objectifs = groupe.etat === 'ouvert' ? objectifsAFinir(fiche) : []
    return objectifs.length === 0 ? [] : [{ groupe, objectifs }]
  })
  return children({ notes, lines, left })
}
