import { Link } from '@tanstack/react-router'
import { Hand } from 'lucide-react'
import { useAction } from '#client/api/answer'
import { useNow } from '#client/api/server-clock'
import { answered, answeredWords, headcount, membersOf, peopleWords, shortTitle } from '#client/direct/groupes'
import type { SousGroupeRow } from '#client/direct/live-meeting'
import { useMeeting } from '#client/direct/meeting'
import type { Apercu } from '#client/direct/use-apercu'
import { Button } from '#client/ui/button'
import { classes } from '#client/ui/class-names'
import { notify } from '#client/ui/notice'
import { ProgressBar } from '#client/ui/progress'
import { OrBlank } from '#client/words/blanks'
import { ModeChip } from '#client/words/chips'
import { since } from '#client/words/durations'
import { clearSignal } from '#shared/api/seances'
import { GroupeMenu } from './groupe-menu.tsx'
import { GroupePeople } from './groupe-people.tsx'
import { useNames } from './names.tsx'
import { ObjectiveMarks } from './objective-marks.tsx'

/** One sub-group at a glance: who, how far, since when, and whether it calls. */
export function GroupeCard({ groupe, apercu }: { groupe: SousGroupeRow; apercu: Apercu | undefined }) {
  const { seance, direct } = useMeeting()
  const names = useNames()
  const people = membersOf(direct, groupe.id)
  const count = headcount(people)
  const title = `${groupe.numero === null ? '' : `${groupe.numero} · `}${shortTitle(groupe)}`
  const rapporteur = (groupe.rapporteur === null ? null : names.get(groupe.rapporteur)) ?? groupe.rapporteurOrganisme
  return (
    <li className={classes('carte', 'groupe', groupe.appelDepuis !== null && 'appelle')}>
      <div className="groupe-tete">
        <h3>
          {groupe.document === null ? (
            title
          ) : (
            <Link
              to="/seances/$id/sous-groupes/$documentId"
              params={{ id: seance.id, documentId: groupe.document }}
              title={groupe.titre ?? undefined}
            >
              {title}
            </Link>
          )}
        </h3>
        <GroupeMenu groupe={groupe} />
      </div>
      <p className="petit rang">
        <span>
          Rapporteur·e&nbsp;: <OrBlank value={rapporteur} blank="aDesigner" /> · {peopleWords(count.total)}
        </span>
        {count.salle > 0 && <ModeChip mode="salle" count={count.salle} />}
        {count.distance > 0 && <ModeChip mode="distance" count={count.distance} />}
      </p>
      {apercu !== undefined && <Progress apercu={apercu} />}
      {groupe.appelDepuis !== null && <Call groupe={groupe} since={groupe.appelDepuis} />}
      <GroupePeople groupe={groupe} people={people} />
    </li>
  )
}

function Progress({ apercu }: { apercu: Apercu }) {
  const { etats, extrait, modifieA } = apercu
  const words = answeredWords(etats)
  return (
    <>
      <ProgressBar label="Avancement de la fiche" value={answered(etats)} max={etats.length} words={words} />
      <div className="groupe-avancee">
        <ObjectiveMarks etats={etats} />
        <p className="petit">
          {words} · {modifieA === null ? 'rien d’écrit' : <LastEdit at={modifieA} />}
        </p>
      </div>
      {extrait !== null && <p className="groupe-extrait">«&nbsp;{extrait}&nbsp;»</p>}
    </>
  )
}

function LastEdit({ at }: { at: number }) {
  return <>dernière frappe {since(at, useNow())}</>
}

function Call({ groupe, since: from }: { groupe: SousGroupeRow; since: number }) {
  const { seance } = useMeeting()
  const clear = useAction(clearSignal)
  const now = useNow()
  const take = async () => {
    const result = await clear.run({ params: { id: seance.id, signalId: `appel:${groupe.id}` } })
    if (!result.ok) notify(result.message)
  }
  return (
    <p className="groupe-appel">
      <Hand size={16} aria-hidden="true" />
      <span>Le groupe appelle l’animation, {since(from, now)}</span>
      <Button small isDisabled={clear.busy} onPress={() => void take()}>
        Effacer<span className="sr"> l’appel du sous-groupe {groupe.numero}</span>
      </Button>
    </p>
  )
}
