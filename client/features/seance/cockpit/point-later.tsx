import { EllipsisVertical } from 'lucide-react'
import { useAction } from '#client/api/answer'
import type { Point } from '#client/direct/live-meeting'
import { useMeeting } from '#client/direct/meeting'
import { Menu } from '#client/ui/menu'
import { notify } from '#client/ui/notice'
import { reporterPoint } from '#shared/api/reports'
import './point-later.css'

/** There is no time for it today: an item goes to the next meeting, or is taken up there again. */
export function PointLater({ point }: { point: Point }) {
  const { seance, phase } = useMeeting()
  const { run, refusal } = useAction(reporterPoint)
  if (seance.groupe === null || phase === 'closed' || phase === 'validated') return null
  const give = async (comment: 'deplacer' | 'dupliquer') => {
    const done = await run({ params: { id: seance.id, pointId: point.id }, body: { comment } })
    if (done.ok) notify(`Gardé pour la prochaine séance\u00a0: ${point.titre ?? ''}`)
  }
  return (
    <span className="deroule-plus-tard">
      <Menu
        label={`Reporter\u00a0: ${point.titre ?? ''}`}
        look="quiet"
        small
        trigger={<EllipsisVertical size={16} aria-hidden="true" />}
        actions={[
          {
            id: 'deplacer',
            label: 'Déplacer à la prochaine séance',
            isDisabled: point.commenceA !== null,
            onAction: () => void give('deplacer'),
          },
          { id: 'dupliquer', label: 'Reprendre aussi à la prochaine séance', onAction: () => void give('dupliquer') },
        ]}
      />
      {refusal !== null && (
        <span className="champ-erreur" role="alert">
          {refusal.message}
        </span>
      )}
    </span>
  )
}
