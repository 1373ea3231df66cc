import { useAnswer } from '#client/api/answer'
import { Button } from '#client/ui/button'
import { Day } from '#client/words/dates'
import { plural } from '#client/words/numbers'
import { listReports, type Report } from '#shared/api/reports'
import type { PointDraft } from './agenda.ts'
import { newPoint } from './draft.ts'

/** The items of the draft that take up what an earlier meeting put off. */
const pointsOfReport = ({ id, points }: Report): PointDraft[] =>
  points.map((p, i) => ({
    ...newPoint(i === 0 ? 0 : 1, p.nature),
    numero: p.numero ?? '',
    titre: p.titre,
    intervenant: p.intervenant ?? '',
    duree: p.duree === null ? '' : String(p.duree),
    documentId: p.documentId,
    lien: p.lien ?? '',
    report: i === 0 ? id : null,
  }))

interface ReportsCardProps {
  groupeId: string
  points: readonly PointDraft[]
  /** Adds them at the head of the agenda. */
  onTake: (points: readonly PointDraft[]) => void
}

/** What earlier meetings left to this one, until it takes them up. */
export function ReportsCard({ groupeId, points, onTake }: ReportsCardProps) {
  const answer = useAnswer(listReports, { params: { id: groupeId } })
  const taken = new Set(points.map((p) => p.report))
  const waiting = answer.state === 'ready' ? answer.value.filter((r) => !taken.has(r.id)) : []
  if (waiting.length === 0) return null
  return (
    <section className="carte pile serree" aria-labelledby="titre-reports">
      <h2 id="titre-reports">Reportés à cette séance</h2>
      <ul className="liste-nue pile serree">
        {waiting.map((report) => (
          <li key={report.id} className="rang">
            <span>
              <strong>{report.points[0]?.titre}</strong>
              {report.points.length > 1 && ` et ${plural(report.points.length - 1, 'sous-point')}`}, séance du{' '}
              <Day day={report.jour} />
            </span>
            <Button
              small
              aria-label={`Mettre à l’ordre du jour : ${report.points[0]?.titre ?? ''}`}
              onPress={() => onTake(pointsOfReport(report))}
            >
              Mettre à l’ordre du jour
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
