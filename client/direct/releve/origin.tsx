import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { clockTime, timeOfDay } from '#client/words/dates'
import type { ReleveLine } from '#shared/documents/releve'
import { groupeWords } from '../groupes.ts'
import { useMeeting } from '../meeting.tsx'
import { TypedFor } from './typed-for.tsx'

/** Where a line was noted, as an address that goes there, when, and in whose names on a shared device. */
export function Origin({ line }: { line: Pick<ReleveLine, 'id' | 'point' | 'sousGroupe' | 'noteA' | 'saisiPour'> }) {
  const { seance, direct } = useMeeting()
  const params = { id: seance.id }
  const groupe = direct.sousGroupes.find((g) => g.id === line.sousGroupe)
  const point = direct.points.find((p) => p.id === line.point)
  const places: ReactNode[] = []
  if (groupe !== undefined) {
    const words = groupeWords(groupe)
    const documentId = groupe.document
    places.push(
      documentId === null ? (
        words
      ) : (
        <Link
          key="groupe"
          to="/seances/$id/sous-groupes/$documentId"
          params={{ ...params, documentId }}
          hash={`releve-${line.id}`}
        >
          {words}
        </Link>
      ),
    )
  } else if (point !== undefined) {
    places.push(
      <Link key="point" to="/seances/$id" params={params} hash={`point-${point.id}`}>
        {point.titre ?? 'Point sans titre'}
      </Link>,
    )
  } else {
    places.push(
      <Link key="seance" to="/seances/$id" params={params}>
        Plénière
      </Link>,
    )
  }
  return (
    <>
      {places}
      {line.noteA !== null && <>, {timeOfDay(clockTime(line.noteA))}</>}
      {line.saisiPour !== null && (
        <>
          , <TypedFor line={line} />
        </>
      )}
    </>
  )
}
