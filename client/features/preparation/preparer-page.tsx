import { Link, useParams } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useAction, useAnswer } from '#client/api/answer'
import { call } from '#client/api/call'
import { ShowAnswer } from '#client/api/show-answer'
import { Page } from '#client/shell/page'
import { Banner } from '#client/ui/banner'
import { Button, ButtonLink } from '#client/ui/button'
import { ConfirmDialog } from '#client/ui/dialog'
import { PhaseChip } from '#client/words/chips'
import { Day, timeRange } from '#client/words/dates'
import { can } from '#shared/access/can'
import {
  getPreparation,
  getSeance,
  movePhase,
  type SeanceInput,
  type SeanceView,
  updateSeance,
} from '#shared/api/seances'
import { phases } from '#shared/documents/choices'
import { draftFrom, type Preparation } from './draft.ts'
import { PreparationForm, type Saved } from './preparation-form.tsx'

export function PreparerPage() {
  const { id } = useParams({ from: '/seances/$id/preparer' })
  const seance = useAnswer(getSeance, { params: { id } })
  const allowed = seance.state === 'ready' && can(seance.value.roles, 'prepareSeance')
  const preparation = useAnswer(getPreparation, { params: { id } }, { enabled: allowed })
  const titre = seance.state === 'ready' ? seance.value.titre : 'Préparer la séance'
  return (
    <Page
      title={`Préparer : ${titre}`}
      heading={titre}
      pending={seance.state === 'loading'}
      crumbs={seance.state === 'ready' ? crumbsOf(seance.value) : []}
      intro={seance.state === 'ready' && <Intro seance={seance.value} />}
      actions={allowed && <Printables id={id} />}
    >
      <ShowAnswer quiet={allowed} of={seance} loading="Chargement de la séance…">
        {(s) =>
          allowed ? (
            <ShowAnswer of={preparation} loading="Chargement de la préparation…">
              {(p) => <Preparing key={id} seance={s} start={p} />}
            </ShowAnswer>
          ) : (
            <Banner tone="neutral" shape="dash" title="Votre rôle ne permet pas de préparer cette séance.">
              Demandez à l’animation.
            </Banner>
          )
        }
      </ShowAnswer>
    </Page>
  )
}

const crumbsOf = ({ groupe, id }: SeanceView) => [
  ...(groupe === null
    ? []
    : [
        <Link key="groupe" to="/groupes/$id" params={{ id: groupe.id }}>
          {groupe.titre}
        </Link>,
      ]),
  <Link key="seance" to="/seances/$id" params={{ id }}>
    Séance
  </Link>,
  'Préparer',
]

const Intro = ({ seance }: { seance: SeanceView }) => (
  <div className="rang">
    <PhaseChip phase={seance.phase} />
    <span>
      <Day day={seance.jour} form="long" startsSentence />
      {timeRange(seance.debut, seance.fin) !== null && `, ${timeRange(seance.debut, seance.fin)}`}
    </span>
  </div>
)

function Printables({ id }: { id: string }) {
  return (
    <>
      <ButtonLink small to="/seances/$id/emargement" params={{ id }}>
        Personnes attendues
      </ButtonLink>
      <ButtonLink small to="/seances/$id/inviter" params={{ id }}>
        Invitations
      </ButtonLink>
      <ButtonLink small to="/seances/$id/affiche" params={{ id }}>
        Affiche avec le QR
      </ButtonLink>
      <ButtonLink small to="/seances/$id/emargement/imprimer" params={{ id }}>
        Feuille d’émargement
      </ButtonLink>
      <ButtonLink small to="/seances/$id/fiches/imprimer" params={{ id }}>
        Fiches des sous-groupes
      </ButtonLink>
    </>
  )
}

function Preparing({ seance, start }: { seance: SeanceView; start: Preparation }) {
  // Later answers refresh the title above; what is being typed is never replaced by them.
  const [draft] = useState(() => draftFrom(start))
  const version = useRef(start.version)
  const update = useAction(updateSeance)
  const params = { id: seance.id }
  const save = async (body: SeanceInput): Promise<Saved> => {
    const sent = await update.run({ params, body: { ...body, version: version.current } })
    const moved = !sent.ok && sent.code === 'preparationMoved'
    const now = moved ? await call(getPreparation, { params }) : sent
    if (!now.ok) return { kind: 'refused', refusal: now }
    version.current = now.value.version
    return moved ? { kind: 'moved', theirs: now.value } : { kind: 'saved', preparation: now.value }
  }
  if (seance.phase === 'closed' || seance.phase === 'validated') {
    return (
      <Banner
        tone="neutral"
        shape="square"
        title={`Cette séance est ${phases[seance.phase].toLowerCase()}.`}
        action={
          <ButtonLink to="/seances/$id" params={params}>
            Ouvrir la séance
          </ButtonLink>
        }
      >
        Sa préparation ne se modifie plus.
      </Banner>
    )
  }
  return (
    <PreparationForm
      start={draft}
      isCopy={false}
      seanceId={seance.id}
      groupeId={start.groupeId}
      save={save}
      actions={<OpenSeance seance={seance} />}
    />
  )
}

/** The step after preparing: sign-in works as soon as the welcome is open. */
function OpenSeance({ seance }: { seance: SeanceView }) {
  const [asking, setAsking] = useState(false)
  const open = useAction(movePhase)
  if (seance.phase !== 'draft') {
    return (
      <ButtonLink to="/seances/$id" params={{ id: seance.id }}>
        Aller à la séance
      </ButtonLink>
    )
  }
  const go = async () => {
    const done = await open.run({ params: { id: seance.id }, body: { phase: 'open' } })
    if (done.ok) setAsking(false)
  }
  return (
    <>
      <Button onPress={() => setAsking(true)}>Ouvrir l’accueil</Button>
      <ConfirmDialog
        title="Ouvrir l’accueil ?"
        isOpen={asking}
        confirm="Ouvrir l’accueil"
        isBusy={open.busy}
        onConfirm={() => void go()}
        onCancel={() => setAsking(false)}
      >
        <p>
          Le code et le QR de la séance fonctionneront : chacun pourra signer sa présence. L’écriture commence quand
          vous lancez la séance.
        </p>
        {open.refusal !== null && (
          <p role="alert" className="champ-erreur">
            {open.refusal.message}
          </p>
        )}
      </ConfirmDialog>
    </>
  )
}
