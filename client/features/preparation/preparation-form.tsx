import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useAction } from '#client/api/answer'
import { Banner } from '#client/ui/banner'
import { Button } from '#client/ui/button'
import { Chip } from '#client/ui/chip'
import { focusFirstFault } from '#client/ui/focus-fault'
import { announce, notify } from '#client/ui/notice'
import { plural } from '#client/words/numbers'
import type { Refusal } from '#shared/api/endpoint'
import { reporterPoint } from '#shared/api/reports'
import type { SeanceInput } from '#shared/api/seances'
import { type PointDraft, removePoint } from './agenda.ts'
import { AgendaSection } from './agenda-section.tsx'
import type { Preparation } from './draft.ts'
import { draftFrom, inputFrom, newSousGroupe, type SeanceDraft, sameDraft, withIds, withoutEmptyRows } from './draft.ts'
import { FactsSection } from './facts-section.tsx'
import { type Faults, faultsOf } from './faults.ts'
import { type Merged, mergeDrafts } from './merge.ts'
import { OthersToo } from './others-too.tsx'
import { PropositionsSection } from './propositions-section.tsx'
import { ReportsCard } from './reports-card.tsx'
import { SousGroupesSection } from './sous-groupes-section.tsx'
import { useLeaveWarning } from './use-leave-warning.tsx'
import './preparation.css'

/** What came of sending the form: the preparation as saved, nothing more to do here, or why not. */
export type Saved =
  | { kind: 'saved'; preparation: Preparation }
  | { kind: 'left' }
  /** Others changed it since this form was opened. */
  | { kind: 'moved'; theirs: Preparation }
  | { kind: 'refused'; refusal: Refusal }

interface PreparationFormProps {
  start: SeanceDraft
  /** Starts as a copy of another meeting: to be saved even if untouched. */
  isCopy: boolean
  /** Null before it is saved once. */
  seanceId: string | null
  groupeId: string | null
  save: (input: SeanceInput) => Promise<Saved>
  /** Beside « Enregistrer » once there is nothing to save. */
  actions?: ReactNode
}

const none: Faults = new Map()

/** The whole preparation of a meeting; nothing leaves this page before « Enregistrer ». */
export function PreparationForm({ start, isCopy, seanceId, groupeId, save, actions }: PreparationFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState(start)
  const [saved, setSaved] = useState(start)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [others, setOthers] = useState<Merged | null>(null)
  const left = useRef(false)
  const report = useAction(reporterPoint)
  const unsaved = !sameDraft(draft, saved)
  const faults = tried ? faultsOf(withoutEmptyRows(draft)) : none
  const warning = useLeaveWarning(() => unsaved && !left.current)
  const change = (next: Partial<SeanceDraft>) => setDraft((now) => ({ ...now, ...next }))

  const submit = async (e: FormEvent) => {
    e.preventDefault()
    if (busy) return
    setTried(true)
    const sent = withoutEmptyRows(draft)
    const wrong = faultsOf(sent)
    if (wrong.size > 0) {
      announce(`Rien n’est enregistré : ${plural(wrong.size, 'champ')} à corriger.`, 'assertive')
      focusFirstFault(form.current)
      return
    }
    setBusy(true)
    setRefusal(null)
    left.current = true
    let result = await save(inputFrom(sent))
    while (result.kind === 'moved') {
      const theirs = draftFrom(result.theirs)
      const merged = mergeDrafts(saved, theirs, sent)
      const nothingNew = merged.theirs.length === 0 && sameDraft(merged.draft, sent)
      if (!nothingNew) {
        setSaved(theirs)
        // What was typed meanwhile stays too.
        setDraft((now) => mergeDrafts(saved, theirs, now).draft)
        setOthers(merged)
        break
      }
      result = await save(inputFrom(sent))
    }
    left.current = result.kind === 'left'
    setBusy(false)
    if (result.kind === 'refused') setRefusal(result.refusal)
    if (result.kind !== 'saved') return
    setTried(false)
    setOthers(null)
    setSaved(withIds(sent, sent, result.preparation))
    setDraft((now) => withIds(now, sent, result.preparation))
    announce('Préparation enregistrée.')
  }

  /** The server holds it as it stands here: nothing is unsaved. */
  const putOff = async (id: string, { key, id: pointId }: PointDraft, how: 'deplacer' | 'dupliquer') => {
    const done = await report.run({ params: { id, pointId: pointId ?? '' }, body: { comment: how } })
    setRefusal(done.ok ? null : done)
    if (!done.ok) return
    const without = (now: SeanceDraft) => ({
      ...now,
      points: removePoint(
        now.points,
        now.points.findIndex((p) => p.key === key),
      ),
    })
    if (how === 'deplacer') {
      setDraft(without)
      setSaved(without)
    }
    notify(how === 'deplacer' ? 'Point gardé pour la prochaine séance' : 'Copie gardée pour la prochaine séance')
  }

  return (
    <form ref={form} className="pile preparation" onSubmit={(e) => void submit(e)} noValidate>
      <FactsSection draft={draft} onChange={change} faults={faults} />
      {groupeId !== null && (
        <ReportsCard
          groupeId={groupeId}
          points={draft.points}
          onTake={(points) => setDraft((now) => ({ ...now, points: [...points, ...now.points] }))}
        />
      )}
      <AgendaSection
        groupeId={groupeId}
        putOff={seanceId === null || unsaved ? null : (point, how) => void putOff(seanceId, point, how)}
        points={draft.points}
        onChange={(next) => setDraft((now) => ({ ...now, points: next(now.points) }))}
        faults={faults}
        debut={draft.debut}
        fin={draft.fin}
      />
      <PropositionsSection
        propositions={draft.propositions}
        sousGroupes={draft.sousGroupes}
        onChange={(next) => setDraft((now) => ({ ...now, propositions: next(now.propositions) }))}
        onCreateSousGroupe={(from) => {
          setDraft((now) => ({ ...now, sousGroupes: [...now.sousGroupes, newSousGroupe(from)] }))
          announce('Sous-groupe ajouté plus bas.')
        }}
        faults={faults}
      />
      <SousGroupesSection
        sousGroupes={draft.sousGroupes}
        onChange={(next) => setDraft((now) => ({ ...now, sousGroupes: next(now.sousGroupes) }))}
        faults={faults}
      />
      <SaveBar {...{ busy, faults, refusal, others, actions }} unsaved={unsaved || isCopy} />
      {warning}
    </form>
  )
}

interface SaveBarProps {
  unsaved: boolean
  busy: boolean
  faults: Faults
  refusal: Refusal | null
  others: Merged | null
  actions: ReactNode
}

/** Always in view: what is saved, what is wrong, and the one button that saves. */
function SaveBar({ unsaved, busy, faults, refusal, others, actions }: SaveBarProps) {
  const [recent, setRecent] = useState(false)
  useEffect(() => {
    if (unsaved) setRecent(true)
  }, [unsaved])
  return (
    <div className="preparation-fin">
      {faults.size > 0 && (
        <Banner
          tone="danger"
          shape="triangle"
          title={`${plural(faults.size, 'champ')} à corriger. Rien de ce que vous avez écrit n’est perdu.`}
        >
          {[...new Set(faults.values())].slice(0, 3).join(' ')}
        </Banner>
      )}
      {refusal !== null && (
        <Banner tone="danger" shape="triangle" role="alert" title="Rien n’est enregistré. Votre texte est resté ici.">
          {refusal.message}
        </Banner>
      )}
      {others !== null && <OthersToo {...others} />}
      <div className="rang">
        {unsaved ? (
          <Chip tone="ochre" shape="half">
            Modifications non enregistrées
          </Chip>
        ) : (
          recent && (
            <Chip tone="success" shape="check">
              Enregistré
            </Chip>
          )
        )}
        <div className="rang pousse">
          {actions}
          <Button look="primary" type="submit" isDisabled={busy}>
            {busy ? 'Enregistrement…' : 'Enregistrer'}
          </Button>
        </div>
      </div>
    </div>
  )
}
