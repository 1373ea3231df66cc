import { documentOf, useMeeting } from '#client/direct/meeting'
import { NotesDocument } from '#client/direct/releve/notes-document'
import { Notes } from './notes.tsx'
import { NextMeeting } from './prochaine-seance.tsx'
import { Releve } from './releve.tsx'

/** What the plenary writes, as whoever takes part sees it. */
export function NotesAndReleve() {
  const { seance } = useMeeting()
  const entry = documentOf(seance, 'notes-de-seance')
  if (entry === null) return null
  return (
    <NotesDocument entry={entry}>
      {(props) => (
        <>
          <Releve {...props} />
          <Notes {...props} />
          <NextMeeting {...props} />
        </>
      )}
    </NotesDocument>
  )
}
