import { useState } from 'react'
import { useAction } from '#client/api/answer'
import { serverNow } from '#client/api/server-clock'
import { Button } from '#client/ui/button'
import { Chip } from '#client/ui/chip'
import { Refused } from '#client/ui/refused'
import { Shape } from '#client/ui/shape'
import { DateField } from '#client/ui/text-field'
import { OrBlank } from '#client/words/blanks'
import { Day, dayOf } from '#client/words/dates'
import { type ActeurSuivi, markEtape } from '#shared/api/suivis'
import { etapeAtteinte, etapeSuivante } from '#shared/documents/acteurs'
import { type EtapeActeur, etapesActeur } from '#shared/documents/choices'

const etapes = Object.keys(etapesActeur) as EtapeActeur[]
const chainWords: Readonly<Record<EtapeActeur, string>> = {
  sollicite: 'Sollicité le',
  rejoint: 'A rejoint le',
  present: 'Présent à la séance du',
}
const askWords: Readonly<Record<EtapeActeur, string>> = {
  sollicite: 'Noter qu’il est sollicité',
  rejoint: 'Noter qu’il a rejoint',
  present: 'Noter sa présence',
}

/** One missing actor, with the day of each step from being named to being there. */
export function ActeurSuiviCard({ groupeId, suivi }: { groupeId: string; suivi: ActeurSuivi }) {
  const reached = etapeAtteinte(suivi.etapes)
  return (
    <li className="carte suivi-ligne">
      <div className="rang">
        <strong>{suivi.acteur}</strong>
        {reached === null ? (
          <Chip tone="ochre" shape="circle">
            À solliciter
          </Chip>
        ) : (
          <Chip tone={reached === 'sollicite' ? 'info' : 'success'} shape={reached === 'sollicite' ? 'half' : 'check'}>
            {etapesActeur[reached]}
          </Chip>
        )}
      </div>
      {suivi.pourquoi !== null && <p>{suivi.pourquoi}</p>}
      <ol className="liste-nue suivi-chaine petit" aria-label={`Étapes de ${suivi.acteur}`}>
        <li>
          <Shape name="check" size={12} /> Nommé le <Day day={suivi.seance.jour} />
          {suivi.sousGroupe !== null && ` · ${suivi.sousGroupe}`}
        </li>
        {etapes.map((etape) => {
          const le = suivi.etapes[etape]
          if (le === null) return null
          return (
            <li key={etape}>
              <Shape name="check" size={12} /> {chainWords[etape]} <Day day={le} />
            </li>
          )
        })}
        {reached === null && (
          <li>
            <Shape name="circle" size={12} /> À solliciter par&nbsp;:{' '}
            <OrBlank value={suivi.contact} blank="aDesigner" />
          </li>
        )}
      </ol>
      {suivi.peutMarquer && <Steps groupeId={groupeId} suivi={suivi} reached={reached} />}
    </li>
  )
}

interface StepsProps {
  groupeId: string
  suivi: ActeurSuivi
  reached: EtapeActeur | null
}

function Steps({ groupeId, suivi, reached }: StepsProps) {
  const mark = useAction(markEtape)
  const [day, setDay] = useState<string | null>(null)
  const next = etapeSuivante(suivi.etapes)
  const params = { id: groupeId, suiviId: suivi.id }
  const note = async (etape: EtapeActeur, le: string | null) => {
    const result = await mark.run({ params, body: { etape, le } })
    if (result.ok) setDay(null)
  }
  return (
    <>
      {day !== null && next !== null ? (
        <form
          className="suivi-etape"
          onSubmit={(e) => {
            e.preventDefault()
            void note(next, day)
          }}
        >
          <DateField label={chainWords[next]} value={day} onChange={setDay} isRequired autoFocus />
          <Button type="submit" small look="primary" isDisabled={mark.busy || day === ''}>
            Noter
          </Button>
          <Button small look="quiet" onPress={() => setDay(null)}>
            Annuler
          </Button>
        </form>
      ) : (
        <div className="rang">
          {next !== null && (
            <Button small aria-label={`${askWords[next]} : ${suivi.acteur}`} onPress={() => setDay(dayOf(serverNow()))}>
              {askWords[next]}
            </Button>
          )}
          {reached !== null && (
            <Button
              small
              look="quiet"
              aria-label={`Retirer la dernière étape de ${suivi.acteur}`}
              isDisabled={mark.busy}
              onPress={() => void note(reached, null)}
            >
              Retirer la dernière étape
            </Button>
          )}
        </div>
      )}
      <Refused of={mark.refusal} />
    </>
  )
}
