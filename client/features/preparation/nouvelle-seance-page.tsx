import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAction, useAnswer } from '#client/api/answer'
import { ShowAnswer } from '#client/api/show-answer'
import { Page } from '#client/shell/page'
import { Banner } from '#client/ui/banner'
import { motsDuGroupe } from '#client/words/groupe'
import type { AnswerOf } from '#shared/api/endpoint'
import { getGroupe } from '#shared/api/schemas'
import { createSeance, type SeanceInput } from '#shared/api/seances'
import { emptyDraft } from './draft.ts'
import { PreparationForm, type Saved } from './preparation-form.tsx'
import { type Copied, RepriseCard } from './reprise-card.tsx'

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
            <Banner
              tone="neutral"
              shape="dash"
              title={`Votre rôle ne permet pas de préparer une séance ${motsDuGroupe(g.comite).deCe}.`}
            >
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
  const [start, setStart] = useState<Copied & { times: number }>(() => ({
    times: 0,
    draft: { ...emptyDraft(), titre: groupe.titre },
    compositionDe: null,
  }))
  const save = async (input: SeanceInput): Promise<Saved> => {
    const made = await create.run({
      params: { id: groupe.id },
      body: { ...input, compositionDe: start.compositionDe },
    })
    if (!made.ok) return { kind: 'refused', refusal: made }
    await navigate({ to: '/seances/$id/preparer', params: { id: made.value.id }, ignoreBlocker: true })
    return { kind: 'left' }
  }
  return (
    <>
      {groupe.seances.length > 0 && (
        <RepriseCard
          seances={groupe.seances}
          onCopy={({ draft, compositionDe }) =>
            setStart(({ times }) => ({ times: times + 1, draft: { ...draft, titre: groupe.titre }, compositionDe }))
          }
        />
      )}
      <PreparationForm
        key={start.times}
        start={start.draft}
        isCopy={start.times > 0}
        seanceId={null}
        groupeId={groupe.id}
        save={save}
      />
    </>
  )
}
