import { useRef } from 'react'
import { useMeeting } from '#client/direct/meeting'
import { Banner } from '#client/ui/banner'
import { Chip } from '#client/ui/chip'
import { ModeChip } from '#client/words/chips'
import { LiaisonsSummary } from '../liaisons/liaisons-summary.tsx'
import { RemoteReminder } from './remote-reminder.tsx'
import { SignalsPanel } from './signals-panel.tsx'
import { SpeakingQueue } from './speaking-queue.tsx'

/** Who is there, what they signal, who wants to speak. */
export function PresencePanel() {
  const { direct, phase } = useMeeting()
  const heading = useRef<HTMLHeadingElement>(null)
  // What was pressed is gone with its line: the focus stays in this part of the page.
  const cleared = () => heading.current?.focus({ preventScroll: true })
  return (
    <section aria-labelledby="presence" className="pile serree">
      <h2 id="presence" ref={heading} tabIndex={-1}>
        Présence
      </h2>
      <div className="rang">
        <ModeChip mode="salle" count={direct.enSalle ?? 0} />
        <ModeChip mode="distance" count={direct.aDistance ?? 0} />
        {(direct.excuses ?? 0) > 0 && <Chip shape="dash">{direct.excuses}&nbsp;exc.</Chip>}
        {(direct.surAppareilPartage ?? 0) > 0 && (
          <span className="petit">dont {direct.surAppareilPartage} sur l’appareil d’une autre personne</span>
        )}
      </div>
      {phase !== 'draft' && <LiaisonsSummary />}
      {direct.essaisDeCode && (
        <Banner tone="danger" shape="triangle" title="Beaucoup de codes faux ont été essayés" role="status">
          Les codes tapés sont vérifiés plus lentement. Le QR de l’affiche fonctionne comme d’habitude.
        </Banner>
      )}
      <RemoteReminder onCleared={cleared} />
      <SignalsPanel onCleared={cleared} />
      {(phase === 'open' || phase === 'live') && <SpeakingQueue onCleared={cleared} />}
    </section>
  )
}
