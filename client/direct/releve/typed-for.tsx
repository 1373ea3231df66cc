import { useRows } from '#client/document/use-document-value'
import { useDocument } from '#client/sync/use-document'
import type { DocumentEntry } from '#shared/api/documents'
import { emargement } from '#shared/documents/emargement'
import { type ReleveLine, saisiPourEnMots } from '#shared/documents/releve'
import { documentOf, useMeeting } from '../meeting.tsx'
import { useAround } from '../table.tsx'

interface TypedForProps {
  line: Pick<ReleveLine, 'saisiPour'>
}

/** In whose names a line was typed: by name where the attendance list may be read, else by organisation. */
export function TypedFor({ line }: TypedForProps) {
  const { seance, direct } = useMeeting()
  const around = useAround()
  const list = documentOf(seance, 'emargement')
  if (list !== null) return <ByName line={line} list={list} />
  const mine = new Map(around.map((p) => [p.code, p.label]))
  const isMine = line.saisiPour?.split(' ').every((id) => mine.has(id)) === true
  const organismes = new Map(direct.participants.map((p) => [p.id, p.organisme]))
  return saisiPourEnMots(line, (id) => (isMine ? mine.get(id) : organismes.get(id)) ?? null)
}

/** Names stay off paper, as everywhere in a relevé. */
function ByName({ line, list }: TypedForProps & { list: DocumentEntry }) {
  const { seance } = useMeeting()
  const { doc } = useDocument('emargement', list.id, { right: list.right, personId: seance.personId })
  const names = new Map(useRows(emargement, doc, 'lignes').map((l) => [l.personne, l.nom]))
  return <span className="sans-papier">{saisiPourEnMots(line, (id) => names.get(id) ?? null)}</span>
}
