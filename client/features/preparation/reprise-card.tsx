import { useState } from 'react'
import { call } from '#client/api/call'
import { Button } from '#client/ui/button'
import { Checkbox } from '#client/ui/choices'
import { announce } from '#client/ui/notice'
import { Select } from '#client/ui/select'
import { mediumDay } from '#client/words/dates'
import { plural } from '#client/words/numbers'
import type { AnswerOf } from '#shared/api/endpoint'
import { getReprise, type Reste } from '#shared/api/reprise'
import type { SeanceBreve } from '#shared/api/schemas'
import { getPreparation } from '#shared/api/seances'
import { copyOf, draftFrom, emptyDraft, type Preparation, type SeanceDraft } from './draft.ts'
import { isEmptyReste, pointsOfReste } from './reprise.ts'

type Reprise = AnswerOf<typeof getReprise>

export interface Copied {
  draft: SeanceDraft
  /** The meeting whose people are expected again. */
  compositionDe: string | null
}

interface RepriseCardProps {
  seances: readonly SeanceBreve[]
  onCopy: (copied: Copied) => void
}

const asked = { deroule: true, reste: true, composition: true }

/** Most meetings go on from the one before: its agenda and people come along with what it left open, its day does not. */
export function RepriseCard({ seances, onCopy }: RepriseCardProps) {
  const latest = [...seances].sort((a, b) => b.jour.localeCompare(a.jour))
  const [found, setFound] = useState<{ preparation: Preparation; reprise: Reprise } | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [fault, setFault] = useState<string>()
  const [parts, setParts] = useState(asked)
  const set = (change: Partial<typeof asked>) => setParts((now) => ({ ...now, ...change }))

  const choose = async (id: string | null) => {
    setChosen(id)
    setFault(undefined)
    setFound(null)
    if (id === null) return
    const [preparation, reprise] = await Promise.all([
      call(getPreparation, { params: { id } }),
      call(getReprise, { params: { id } }),
    ])
    if (preparation.ok && reprise.ok) setFound({ preparation: preparation.value, reprise: reprise.value })
    else setFault(preparation.ok ? (reprise.ok ? undefined : reprise.message) : preparation.message)
  }
  const copy = ({ preparation, reprise }: NonNullable<typeof found>) => {
    const copied = copyOf(draftFrom(preparation))
    const kept = parts.deroule ? copied : { ...copied, points: emptyDraft().points, propositions: [] }
    const first = parts.reste ? pointsOfReste(reprise.reste) : []
    onCopy({
      draft: { ...kept, points: [...first, ...kept.points] },
      compositionDe: parts.composition && reprise.personnes > 0 ? reprise.seanceId : null,
    })
    announce('Reprise dans la préparation ci-dessous. Rien n’est encore enregistré.')
  }

  return (
    <section className="carte pile serree" aria-labelledby="titre-reprise">
      <h2 id="titre-reprise">Partir d’une séance précédente</h2>
      <Select
        label="Séance à reprendre"
        value={chosen}
        blank="Partir d’une page blanche"
        options={latest.map((s) => ({ code: s.id, label: `${s.titre}, ${mediumDay(s.jour)}` }))}
        onChange={(id) => void choose(id)}
        error={fault}
      />
      {found !== null && (
        <>
          <Checkbox isSelected={parts.deroule} onChange={(deroule) => set({ deroule })}>
            Son ordre du jour ({plural(found.preparation.points.length, 'point')}) et ses propositions (
            {found.preparation.propositions.length})
          </Checkbox>
          {!isEmptyReste(found.reprise.reste) && (
            <Checkbox isSelected={parts.reste} onChange={(reste) => set({ reste })}>
              En tête, ce qui reste ouvert : {resteWords(found.reprise.reste)}
            </Checkbox>
          )}
          {found.reprise.personnes > 0 && (
            <Checkbox isSelected={parts.composition} onChange={(composition) => set({ composition })}>
              Sa composition : {plural(found.reprise.personnes, 'personne')}, attendues à nouveau
            </Checkbox>
          )}
          <div className="rang">
            <Button onPress={() => copy(found)}>Reprendre</Button>
            <p className="petit">Remplace ce qui est écrit ci-dessous. La date et les sous-groupes restent à fixer.</p>
          </div>
        </>
      )}
    </section>
  )
}

/** « 3 engagements, 2 sous-groupes à finir, 1 acteur à solliciter » */
function resteWords({ engagements, objectifs, acteurs }: Reste): string {
  return [
    engagements.length > 0 ? plural(engagements.length, 'engagement') : null,
    objectifs.length > 0 ? `les objectifs de ${plural(objectifs.length, 'sous-groupe')} à finir` : null,
    acteurs.length > 0 ? plural(acteurs.length, 'acteur à solliciter', 'acteurs à solliciter') : null,
  ]
    .filter((words) => words !== null)
    .join(', ')
}
