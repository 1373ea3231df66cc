import { Link, useParams } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import { useAction, useAnswer } from '#client/api/answer'
import { serverNow } from '#client/api/server-clock'
import { ShowAnswer } from '#client/api/show-answer'
import { Changements, copyForReport } from '#client/document/difference'
import { OutlineView } from '#client/document/outline-view'
import { Page } from '#client/shell/page'
import { Button } from '#client/ui/button'
import { Dialog } from '#client/ui/dialog'
import { notify } from '#client/ui/notice'
import { Refused } from '#client/ui/refused'
import { EmptyState } from '#client/ui/states'
import { TextField } from '#client/ui/text-field'
import { dayOf, Instant, withOrdinals } from '#client/words/dates'
import { plural } from '#client/words/numbers'
import type { AnswerOf } from '#shared/api/endpoint'
import { adoptReference, type Evolution, getEvolutions } from '#shared/api/references'
import './evolutions.css'

type Evolutions = AnswerOf<typeof getEvolutions>

/** The version adopted, the version people work on, side by side, and what is proposed to the committee. */
export function EvolutionsPage() {
  const { documentId } = useParams({ from: '/fiches/$documentId/evolutions' })
  const answer = useAnswer(getEvolutions, { params: { id: documentId } })
  const found = answer.state === 'ready' ? answer.value : null
  return (
    <Page
      title="Propositions d’évolution du plan d’actions"
      pending={answer.state === 'loading'}
      crumbs={[
        <Link key="fiche" to="/fiches/$documentId" params={{ documentId }}>
          Fiche action
        </Link>,
        'Propositions d’évolution',
      ]}
      intro={found !== null && <Intro evolutions={found} />}
      actions={
        found !== null && (
          <>
            <CopyAll evolutions={found} />
            {found.peutAdopter && <Adopter documentId={documentId} />}
          </>
        )
      }
    >
      <ShowAnswer of={answer} loading="Lecture des deux versions…">
        {(e) => <Rubriques evolutions={e} />}
      </ShowAnswer>
    </Page>
  )
}

function Intro({ evolutions: { titre, references } }: { evolutions: Evolutions }) {
  const [latest] = references
  return (
    <>
      <p className="lisible">{withOrdinals(titre)}</p>
      {latest !== undefined && (
        <p className="petit">
          Version de référence {latest.annee}, adoptée le <Instant at={latest.adopteeA} /> :{' '}
          <Link to="/instantanes/$id" params={{ id: latest.instantaneId }}>
            voir l’instantané
          </Link>
          {references.length > 1 && (
            <>
              {' '}
              ; avant elle :{' '}
              {references
                .slice(1)
                .map((r) => r.annee)
                .join(', ')}
            </>
          )}
        </p>
      )}
    </>
  )
}

const changed = (rubriques: readonly Evolution[]): Evolution[] => rubriques.filter((r) => r.changements.length > 0)

function CopyAll({ evolutions: { titre, references, rubriques } }: { evolutions: Evolutions }) {
  const phrases = changed(rubriques).flatMap((r) => r.changements.map((c) => `- ${c.phrase}`))
  if (phrases.length === 0) return null
  const head = `Propositions d’évolution du plan d’actions (référence ${references[0]?.annee})`
  return (
    <Button onPress={() => void copyForReport([head, titre, ...phrases].join('\n'), 'Propositions copiées.')}>
      Copier les propositions
    </Button>
  )
}

function Rubriques({ evolutions: { references, rubriques } }: { evolutions: Evolutions }) {
  if (references.length === 0) {
    return (
      <EmptyState title="Aucune version de référence pour l’instant.">
        Une fois la fiche adoptée par le comité, notez-le ici : les changements suivants seront des propositions.
      </EmptyState>
    )
  }
  const moved = changed(rubriques)
  if (moved.length === 0)
    return (
      <EmptyState title="Aucune proposition d’évolution.">
        La version de travail est celle qui a été adoptée.
      </EmptyState>
    )
  const same = rubriques.length - moved.length
  return (
    <>
      {moved.map(({ cle, label, reference, travail, changements }) => (
        <section key={cle} className="carte pile serree" aria-labelledby={`evolution-${cle}`}>
          <h2 id={`evolution-${cle}`}>{label}</h2>
          <Changements changements={changements} under={label} />
          <div className="evolutions-versions">
            <div>
              <h3>Version de référence</h3>
              <OutlineView blocks={reference ?? []} top={4} />
            </div>
            <div>
              <h3>Version de travail</h3>
              <OutlineView blocks={travail} top={4} />
            </div>
          </div>
        </section>
      ))}
      {same > 0 && <p className="petit">{plural(same, 'rubrique inchangée', 'rubriques inchangées')}.</p>}
    </>
  )
}

function Adopter({ documentId }: { documentId: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button look="primary" onPress={() => setOpen(true)}>
        Noter l’adoption
      </Button>
      {open && <Adopting documentId={documentId} onClose={() => setOpen(false)} />}
    </>
  )
}

function Adopting({ documentId, onClose }: { documentId: string; onClose: () => void }) {
  const form = useId()
  const { run, busy, refusal } = useAction(adoptReference)
  const [annee, setAnnee] = useState(dayOf(serverNow()).slice(0, 4))
  const valid = /^20\d\d$/.test(annee.trim())
  const submit = async (e: FormEvent) => {
    e.preventDefault()
    if (busy || !valid) return
    const adopted = await run({ params: { id: documentId }, body: { annee: Number(annee) } })
    if (!adopted.ok) return
    notify(`Version de référence ${annee} enregistrée.`)
    onClose()
  }
  return (
    <Dialog
      title="Noter l’adoption de la fiche"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button look="primary" type="submit" form={form} isDisabled={busy}>
            Adopter cette version
          </Button>
        </>
      }
    >
      <form id={form} className="pile" onSubmit={(e) => void submit(e)} noValidate>
        <p>
          La version de travail, telle qu’elle est maintenant, devient la version de référence. Les précédentes restent
          lisibles.
        </p>
        <TextField
          label="Année du plan d’actions"
          autoFocus
          isRequired
          inputMode="numeric"
          maxLength={4}
          value={annee}
          onChange={setAnnee}
          error={valid ? undefined : 'Écrivez l’année en quatre chiffres, par exemple 2025.'}
        />
      </form>
      <Refused of={refusal} />
    </Dialog>
  )
}
