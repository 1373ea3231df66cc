import { Link } from '@tanstack/react-router'
import { Hand } from 'lucide-react'
import { useAction } from '#client/api/answer'
import { useNow } from '#client/api/server-clock'
import {
  answered,
  answeredWords,
  headcount,
  membersOf,
  peopleWords,
  readyWords,
  shortTitle,
} from '#client/direct/groupes'
import type { SousGroupeRow } from '#client/direct/live-meeting'
import { useMeeting } from '#client/direct/meeting'
import { Button } from '#client/ui/button'
import { Chip } from '#client/ui/chip'
import { classes } from '#client/ui/class-names'
import { notify } from '#client/ui/notice'
import { ProgressBar } from '#client/ui/progress'
import { OrBlank } from '#client/words/blanks'
import { ModeChip } from '#client/words/chips'
import { since } from '#client/words/durations'
import { plural } from '#client/words/numbers'
import { clearSignal } from '#shared/api/seances'
import { etatsDesObjectifs } from '#shared/documents/sous-groupe'
import { usePutDown } from './carry-person.ts'
import { GroupeMenu } from './groupe-menu.tsx'
import { GroupePeople } from './groupe-people.tsx'
import { useNames } from './names.tsx'
import { ObjectiveMarks } from './objective-marks.tsx'

/** One sub-group at a glance: who, how far, since when, and whether it calls. */
export function GroupeCard({ groupe }: { groupe: SousGroupeRow }) {
  const { seance, direct } = useMeeting()
  const names = useNames()
  const people = membersOf(direct, groupe.id)
  const count = headcount(people)
  const ready = readyWords(people)
  const { over, target } = usePutDown(groupe.id)
  const title = `${groupe.numero === null ? '' : `${groupe.numero} · `}${shortTitle(groupe)}`
  const rapporteur = (groupe.rapporteur === null ? null : names.get(groupe.rapporteur)) ?? groupe.rapporteurOrganisme
  return (
    <li
      className={classes('carte', 'groupe', groupe.appelDepuis !== null && 'appelle', over && 'accueille')}
      {...target}
    >
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
        {ready !== null && (
          <Chip tone="success" shape="check">
            {ready}
          </Chip>
        )}
      </p>
      <Progress groupe={groupe} />
      {groupe.appelDepuis !== null && <Call groupe={groupe} since={groupe.appelDepuis} />}
      <GroupePeople groupe={groupe} people={people} />
    </li>
  )
}

function Progress({ groupe }: { groupe: SousGroupeRow }) {
  const { extrait, modifieA, mots } = groupe
  const etats = etatsDesObjectifs(groupe)
  const words = answeredWords(etats)
  return (
    <>
      <ProgressBar label="Avancement de la fiche" value={answered(etats)} max={etats.length} words={words} />
      <div className="groupe-avancee">
        <ObjectiveMarks etats={etats} />
        <p className="petit">
          {words} · {plural(mots ?? 0, 'mot')} · {modifieA === null ? 'aucune frappe' : <LastEdit at={modifieA} />}
        </p>
      </div>
      {extrait !== null && <p className="groupe-extrait">«&nbsp;{extrait}&nbsp;»</p>}
    </>
  )
}

export function LastEdit({ at }: { at: number }) {
  return <>dernière frappe {since(at, useNow())}</>
}

export function Call({ groupe, since: from }: { groupe: SousGroupeRow; since: number }) {
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
