import { CalendarCheck, CalendarPlus, X } from 'lucide-react'
import { useAction, useAnswer } from '#client/api/answer'
import { ShowAnswer } from '#client/api/show-answer'
import { useMeeting } from '#client/direct/meeting'
import { Button, ButtonAnchor } from '#client/ui/button'
import { Chip } from '#client/ui/chip'
import { RadioCards } from '#client/ui/choices'
import { classes } from '#client/ui/class-names'
import { Refused } from '#client/ui/refused'
import { blanks } from '#client/words/blanks'
import { Day, mediumDay, timeRange } from '#client/words/dates'
import { plural } from '#client/words/numbers'
import { answerDate, type DateProposee, getDates, keepDate, withdrawDate } from '#shared/api/dates'
import type { AnswerOf } from '#shared/api/endpoint'
import { files } from '#shared/api/files'
import { type ReponseDate, reponsesDate } from '#shared/documents/choices'
import { ProposeDate } from './propose-date.tsx'
import './dates.css'

export interface SousGroupeIds {
  id: string
  sousGroupeId: string
}

/** The first meeting: days proposed by the members, what each says of them, and the one that is kept. */
export function Dates({ sousGroupeId }: { sousGroupeId: string }) {
  const { seance, phase } = useMeeting()
  const params = { id: seance.id, sousGroupeId }
  const answer = useAnswer(getDates, { params }, { every: 10_000, enabled: phase !== 'draft' })
  if (phase === 'draft') return null
  return (
    <ShowAnswer quiet of={answer} loading="Recherche des dates proposées…">
      {(found) => <Proposed {...found} params={params} />}
    </ShowAnswer>
  )
}

type ProposedProps = AnswerOf<typeof getDates> & { params: SousGroupeIds }

function Proposed({ dates, sansReponse, peutRepondre, peutChoisir, params }: ProposedProps) {
  if (dates.length === 0 && !peutRepondre) return null
  const kept = dates.some((d) => d.retenue)
  return (
    <section className="pile serree" aria-label="Dates proposées">
      {dates.length > 0 && (
        <>
          <h3>Dates proposées</h3>
          <ul className="liste-nue pile serree">
            {dates.map((date) => (
              <ProposedDate key={date.id} {...{ date, params, peutRepondre, peutChoisir }} />
            ))}
          </ul>
          {!kept && sansReponse > 0 && <p className="petit">{plural(sansReponse, 'membre')} sans réponse.</p>}
        </>
      )}
      {peutRepondre && !kept && <ProposeDate params={params} first={dates.length === 0} />}
    </section>
  )
}

const path = ({ id, sousGroupeId }: SousGroupeIds): string =>
  files.premiereReunionIcs.path
    .replace(':id', encodeURIComponent(id))
    .replace(':sousGroupeId', encodeURIComponent(sousGroupeId))

const options = Object.entries(reponsesDate).map(([code, label]) => ({ code: code as ReponseDate, label }))

interface ProposedDateProps {
  date: DateProposee
  params: SousGroupeIds
  peutRepondre: boolean
  peutChoisir: boolean
}

function ProposedDate({ date, params, peutRepondre, peutChoisir }: ProposedDateProps) {
  const answer = useAction(answerDate)
  const keep = useAction(keepDate)
  const withdraw = useAction(withdrawDate)
  const hours = timeRange(date.debut, date.fin)
  const named = `le ${mediumDay(date.jour)}${hours === null ? '' : `, ${hours}`}`
  const refusal = answer.refusal ?? keep.refusal ?? withdraw.refusal
  const choose = (dateId: string | null) => void keep.run({ params, body: { dateId } })
  return (
    <li className={classes('carte date-proposee', date.retenue && 'retenue')}>
      <div className="rang">
        <strong>
          <Day day={date.jour} form="long" startsSentence />
          {hours !== null && `, ${hours}`}
        </strong>
        {date.lieu !== null && <span>{date.lieu}</span>}
        {date.retenue && (
          <Chip tone="success" shape="check">
            Retenue
          </Chip>
        )}
      </div>
      {peutRepondre && !date.retenue && (
        <RadioCards
          label={`Ma réponse pour ${named}`}
          labelHidden
          value={date.maReponse}
          options={options}
          onChange={(reponse) => void answer.run({ params: { ...params, dateId: date.id }, body: { reponse } })}
        />
      )}
      <Said reponses={date.reponses} />
      <div className="rang">
        {date.retenue && (
          <ButtonAnchor small href={path(params)} download>
            <CalendarPlus size={16} aria-hidden="true" /> Ajouter à mon agenda
          </ButtonAnchor>
        )}
        {peutChoisir && (
          <Button
            small
            aria-label={date.retenue ? `Ne plus retenir ${named}` : `Retenir ${named}`}
            isDisabled={keep.busy}
            onPress={() => choose(date.retenue ? null : date.id)}
          >
            <CalendarCheck size={16} aria-hidden="true" /> {date.retenue ? 'Ne plus retenir' : 'Retenir'}
          </Button>
        )}
        {date.peutRetirer && (
          <Button
            small
            look="quiet"
            aria-label={`Retirer ${named}`}
            isDisabled={withdraw.busy}
            onPress={() => void withdraw.run({ params: { ...params, dateId: date.id } })}
          >
            <X size={16} aria-hidden="true" /> Retirer
          </Button>
        )}
      </div>
      <Refused of={refusal} />
    </li>
  )
}

/** « 3 oui · 1 si besoin », then the organisations behind. */
function Said({ reponses }: Pick<DateProposee, 'reponses'>) {
  const given = options.filter(({ code }) => reponses[code].length > 0)
  if (given.length === 0) return <p className="petit">Personne n’a encore répondu.</p>
  return (
    <ul className="liste-nue petit">
      {given.map(({ code, label }) => (
        <li key={code}>
          <strong>
            {reponses[code].length} {label.toLowerCase()}
          </strong>{' '}
          : {reponses[code].map((organisme) => organisme ?? `organisme ${blanks.nonRenseigne}`).join(', ')}
        </li>
      ))}
    </ul>
  )
}
