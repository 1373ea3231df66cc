import type { ReactNode } from 'react'
import { useNow } from '#client/api/server-clock'
import { currentPoint, lateness, nextPoint } from '#client/direct/deroule'
import { type Projected, projected } from '#client/direct/ecrans'
import { shortTitle } from '#client/direct/groupes'
import { useMeeting } from '#client/direct/meeting'
import { PointTimer } from '#client/direct/point-timer'
import { classes } from '#client/ui/class-names'
import { clockTime, Day, timeOfDay } from '#client/words/dates'
import { plural } from '#client/words/numbers'
import { can } from '#shared/access/can'
import { ecrans } from '#shared/documents/choices'
import { AgendaSlide } from './agenda-slide.tsx'
import { FullScreenButton } from './full-screen-button.tsx'
import { GroupeSlide } from './groupe-slide.tsx'
import { GroupesSlide } from './groupes-slide.tsx'
import { JoinCode } from './join-code.tsx'
import { LectureSlide } from './lecture-slide.tsx'
import { OfflineBanner } from './offline-banner.tsx'
import { PropositionsSlide } from './propositions-slide.tsx'
import { ReleveSlide } from './releve-slide.tsx'
import { SuiviSlide } from './suivi-slide.tsx'
import { TourSlide } from './tour-slide.tsx'

export function Projection() {
  const { seance, direct, phase } = useMeeting()
  const current = phase === 'live' ? currentPoint(direct) : null
  const parent = direct.points.find((p) => p.id === current?.parent)
  const joins = can(seance.roles, 'runSeance')
  const shown = projected(direct, phase)
  // Only those who run the meeting are told its code: another's projection shows the running order instead.
  const slide: Projected = shown.ecran === 'code' && !joins ? { ...shown, ecran: 'deroule' } : shown
  const title = titleOf(slide, current?.titre ?? null, seance.titre)
  const above = [slide.chosen ? current?.titre : parent?.titre, current === null ? null : seance.titre]
  return (
    <div className="projection">
      <OfflineBanner />
      <header className="projection-tete">
        <div>
          <h1 className={classes(title.length > 60 && 'long')}>{title}</h1>
          <p className="projection-petit projection-contexte">
            {above
              .filter((words) => words != null && words !== title)
              .map((words) => `${words} · `)
              .join('')}
            <Day day={seance.jour} />
          </p>
        </div>
        <PointTimer point={current} size="huge" />
      </header>
      <main id="contenu" className="projection-corps">
        <Slide {...slide} />
      </main>
      <footer className="projection-pied">
        {phase === 'live' && joins && slide.ecran !== 'code' ? <JoinCode /> : <span />}
        <Foot />
      </footer>
    </div>
  )
}

function Slide({ ecran, sousGroupe, page }: Projected): ReactNode {
  switch (ecran) {
    case 'code':
      return <JoinCode large />
    case 'tourDeTable':
      return <TourSlide page={page} />
    case 'suivi':
      return <SuiviSlide page={page} />
    case 'propositions':
      return <PropositionsSlide page={page} />
    case 'sousGroupes':
      return <GroupesSlide page={page} />
    case 'sousGroupe':
      return sousGroupe === null ? <GroupesSlide page={page} /> : <GroupeSlide groupe={sousGroupe} page={page} />
    case 'releve':
      return <ReleveSlide page={page} />
    case 'lecture':
      return <LectureSlide page={page} />
    case 'deroule':
      return <AgendaSlide />
  }
}

/** The name of what is shown, when it is not what the current item is about. */
function titleOf({ ecran, sousGroupe, chosen }: Projected, current: string | null, seance: string): string {
  if (sousGroupe !== null)
    return `${sousGroupe.numero === null ? '' : `${sousGroupe.numero} · `}${shortTitle(sousGroupe)}`
  return chosen && ecran !== 'deroule' ? ecrans[ecran] : (current ?? seance)
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
        <EstimatedEnd />
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

/** Nothing when a length it depends on was not planned. */
function EstimatedEnd() {
  const { direct, phase } = useMeeting()
  const now = useNow()
  const found = phase === 'live' ? lateness(direct, now) : null
  return found === null ? null : <> · fin estimée {timeOfDay(clockTime(found.endsAt))}</>
}
