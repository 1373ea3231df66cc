import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAction, useAnswer } from '#client/api/answer'
import { call } from '#client/api/call'
import { ShowAnswer } from '#client/api/show-answer'
import { Page } from '#client/shell/page'
import { Banner } from '#client/ui/banner'
import { Select } from '#client/ui/select'
import { mediumDay } from '#client/words/dates'
import type { AnswerOf } from '#shared/api/endpoint'
import { getGroupe } from '#shared/api/schemas'
import { createSeance, getPreparation, type SeanceInput } from '#shared/api/seances'
import { copyOf, draftFrom, emptyDraft, type SeanceDraft } from './draft.ts'
import { PreparationForm, type Saved } from './preparation-form.tsx'

type Groupe = AnswerOf<typeof getGroupe>

export function NouvelleSeancePage() {
  const { id } = useParams({ from: '/groupes/$id/seances/nouvelle' })
  const groupe = useAnswer(getGroupe, { params: { id } })
  return (
    <Page
      title="Nouvelle séance"
      pending={groupe.state === 'loading'}
      crumbs={
        groupe.state === 'ready'
          ? [
              <Link key="groupe" to="/groupes/$id" params={{ id }}>
                {groupe.value.titre}
              </Link>,
              'Nouvelle séance',
            ]
          : []
      }
    >
      <ShowAnswer of={groupe} loading="Chargement du groupe…">
        {(g) =>
          g.peutPreparer ? (
            <Creating groupe={g} />
          ) : (
            <Banner tone="neutral" shape="dash" title="Votre rôle ne permet pas de préparer une séance de ce groupe.">
              Demandez à l’animation.
            </Banner>
          )
        }
      </ShowAnswer>
    </Page>
  )
}

function Creating({ groupe }: { groupe: Groupe }) {
  const navigate = useNavigate()
  const create = useAction(createSeance)
  const [start, setStart] = useState<{ from: string | null; draft: SeanceDraft }>(() => ({
    from: null,
    draft: { ...emptyDraft(), titre: groupe.titre },
  }))
  const save = async (body: SeanceInput): Promise<Saved> => {
    const made = await create.run({ params: { id: groupe.id }, body })
    if (!made.ok) return { kind: 'refused', refusal: made }
    await navigate({ to: '/seances/$id/preparer', params: { id: made.value.id }, ignoreBlocker: true })
    return { kind: 'left' }
  }
  return (
    <>
      <CopyFrom
        groupe={groupe}
        onCopy={(from, draft) => setStart({ from, draft: { ...draft, titre: groupe.titre } })}
      />
      <PreparationForm key={start.from ?? 'vide'} start={start.draft} isCopy={start.from !== null} save={save} />
    </>
  )
}

interface CopyFromProps {
  groupe: Groupe
  onCopy: (seanceId: string, draft: SeanceDraft) => void
}

/** Most meetings repeat the one before: its agenda, place and proposals come along, its day does not. */
function CopyFrom({ groupe, onCopy }: CopyFromProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  const [fault, setFault] = useState<string>()
  if (groupe.seances.length === 0) return null
  const copy = async (id: string | null) => {
    setChosen(id)
    setFault(undefined)
    if (id === null) return
    const previous = await call(getPreparation, { params: { id } })
    if (previous.ok) onCopy(id, copyOf(draftFrom(previous.value)))
    else setFault(previous.message)
  }
  return (
    <div className="carte">
      <Select
        label="Reprendre une séance précédente"
        hint="Son ordre du jour, ses horaires, son lieu et ses propositions remplacent ce qui est écrit ci-dessous."
        value={chosen}
        blank="Partir d’une page blanche"
        options={groupe.seances.map((s) => ({ code: s.id, label: `${s.titre}, ${mediumDay(s.jour)}` }))}
        onChange={(id) => void copy(id)}
        error={fault}
      />
    </div>
  )
}
