import type { ReactNode } from 'react'
import { currentPoint, nextPoint } from '#client/direct/deroule'
import { useMeeting } from '#client/direct/meeting'
import { PointTimer } from '#client/direct/point-timer'
import { clockTime, Day, timeOfDay } from '#client/words/dates'
import { plural } from '#client/words/numbers'
import { can } from '#shared/access/can'
import { AgendaSlide } from './agenda-slide.tsx'
import { FullScreenButton } from './full-screen-button.tsx'
import { GroupesSlide } from './groupes-slide.tsx'
import { JoinCode } from './join-code.tsx'
import { OfflineBanner } from './offline-banner.tsx'

export function Projection() {
  const { seance, direct, phase } = useMeeting()
  const current = phase === 'live' ? currentPoint(direct) : null
  const parent = direct.points.find((p) => p.id === current?.parent)
  const joins = can(seance.roles, 'runSeance')
  return (
    <div className="projection">
      <OfflineBanner />
      <header className="projection-tete">
        <div>
          <h1>{current?.titre ?? seance.titre}</h1>
          <p className="projection-petit">
            {[parent?.titre, current === null ? null : seance.titre]
              .filter((words) => words != null)
              .map((words) => `${words} · `)
              .join('')}
            <Day day={seance.jour} />
          </p>
        </div>
        <PointTimer point={current} size="huge" />
      </header>
      <main id="contenu" className="projection-corps">
        {phase === 'open' && joins ? <JoinCode large /> : <Slide nature={current?.nature ?? null} />}
      </main>
      <footer className="projection-pied">
        {phase === 'live' && joins ? <JoinCode /> : <span />}
        <Foot />
      </footer>
    </div>
  )
}

/** The sub-groups while they work or report; else the running order, where the current item is marked. */
function Slide({ nature }: { nature: string | null }): ReactNode {
  const { direct } = useMeeting()
  const groups = (nature === 'sousGroupes' || nature === 'miseEnCommun') && direct.sousGroupes.length > 0
  return groups ? <GroupesSlide /> : <AgendaSlide />
}

function Foot() {
  const { direct, phase } = useMeeting()
  const next = phase === 'live' ? nextPoint(direct) : null
  return (
    <div className="projection-fin projection-petit">
      <FullScreenButton />
      <p>
        {direct.enSalle ?? 0}&nbsp;en salle · {direct.aDistance ?? 0}&nbsp;à distance
        {(direct.excuses ?? 0) > 0 && ` · ${plural(direct.excuses ?? 0, 'excusé·e')}`}
      </p>
      {phase === 'open' && <p>La séance va commencer</p>}
      {(phase === 'closed' || phase === 'validated') && <p>La séance est close</p>}
      {next !== null && (
        <p className="projection-suite">
          Ensuite&nbsp;: {next.titre}
          {next.parent === null && next.prevuA !== null && `, ${timeOfDay(clockTime(next.prevuA))}`}
        </p>
      )}
    </div>
  )
}
