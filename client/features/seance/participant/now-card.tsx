import { Presentation } from 'lucide-react'
import { currentPoint, isAboutSuivi, nextPoint } from '#client/direct/deroule'
import { projected } from '#client/direct/ecrans'
import { groupeWords } from '#client/direct/groupes'
import { useMeeting } from '#client/direct/meeting'
import { PointPiece } from '#client/direct/point-piece'
import { PointTimer } from '#client/direct/point-timer'
import { useSparseAnnouncement } from '#client/direct/use-sparse-announcement'
import { ButtonAnchor } from '#client/ui/button'
import { ecrans } from '#shared/documents/choices'
import { SuiviLinks } from '../documents/suivi-links.tsx'

/** What is happening now, and what comes next. */
export function NowCard() {
  const { seance, direct } = useMeeting()
  const current = currentPoint(direct)
  const parent = direct.points.find((p) => p.id === current?.parent)
  const next = nextPoint(direct)
  const { ecran, sousGroupe } = projected(direct, 'live')
  const onTheWall = sousGroupe === null ? ecrans[ecran].toLowerCase() : groupeWords(sousGroupe).toLowerCase()
  useSparseAnnouncement(current === null ? '' : `Point en cours\u00a0: ${current.titre ?? ''}`)
  return (
    <section className="carte maintenant" aria-labelledby="maintenant">
      <p className="cle" id="maintenant">
        En ce moment
      </p>
      {parent !== undefined && <p className="petit">{parent.titre}</p>}
      <h2>{current?.titre ?? 'Aucun point en cours'}</h2>
      <PointTimer point={current} size="large" labelled />
      <PointPiece point={current} />
      {isAboutSuivi(current, parent) && <SuiviLinks />}
      <p className="rang">
        <ButtonAnchor small href={`/seances/${seance.id}/projeter`} target="_blank" rel="noopener">
          <Presentation size={16} aria-hidden="true" /> À l’écran&nbsp;: {onTheWall}
          <span className="sr"> (nouvelle fenêtre)</span>
        </ButtonAnchor>
      </p>
      {next !== null && <p className="petit">Ensuite&nbsp;: {next.titre}</p>}
    </section>
  )
}
