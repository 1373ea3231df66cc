import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useAction } from '#client/api/answer'
import { useMeeting } from '#client/direct/meeting'
import { type Proposition, shortWording } from '#client/direct/propositions/propositions'
import { Button } from '#client/ui/button'
import { Dialog } from '#client/ui/dialog'
import { Menu } from '#client/ui/menu'
import { announce } from '#client/ui/notice'
import { TextArea } from '#client/ui/text-field'
import { shorten } from '#client/words/shorten'
import { decider } from '#shared/api/propositions'
import { type SortProposition, sortsProposition } from '#shared/documents/choices'

type Explained = Exclude<SortProposition, 'aExaminer' | 'retenue'>
const verbs: Readonly<Record<Explained, string>> = {
  reformulee: 'Reformuler',
  differee: 'Différer',
  abandonnee: 'Abandonner',
}

/** What the meeting does with a proposal, and back: nothing that was written is lost on the way. */
export function Fate({ proposition: p }: { proposition: Proposition }) {
  const { seance } = useMeeting()
  const decide = useAction(decider)
  const [asked, setAsked] = useState<Explained | null>(null)
  const name = shorten(shortWording(p))
  const take = async (sort: SortProposition, words: { reformulation?: string; motif?: string } = {}) => {
    const params = { id: seance.id, propositionId: p.id }
    const result = await decide.run({ params, body: { sort, ...words } })
    if (!result.ok) return
    setAsked(null)
    announce(`${name}\u00a0: ${sortsProposition[sort].toLowerCase()}`)
  }
  const decided = p.sort !== 'aExaminer' && p.sort !== null
  return (
    <div className="rang">
      {decided ? (
        <Button
          small
          look="quiet"
          isDisabled={decide.busy}
          aria-label={`Remettre à examiner\u00a0: ${name}`}
          onPress={() => void take('aExaminer')}
        >
          <Undo2 size={16} aria-hidden="true" /> Remettre à examiner
        </Button>
      ) : (
        <>
          <Button
            small
            isDisabled={decide.busy}
            aria-label={`Retenir\u00a0: ${name}`}
            onPress={() => void take('retenue')}
          >
            Retenir
          </Button>
          <Menu
            small
            look="quiet"
            label={`Autre suite\u00a0: ${name}`}
            trigger="Autre suite…"
            actions={(Object.keys(verbs) as Explained[]).map((sort) => ({
              id: sort,
              label: `${verbs[sort]}…`,
              onAction: () => setAsked(sort),
            }))}
          />
        </>
      )}
      {asked === null && decide.refusal !== null && (
        <p className="champ-erreur" role="alert">
          {decide.refusal.message}
        </p>
      )}
      {asked !== null && (
        <FateDialog
          proposition={p}
          sort={asked}
          isBusy={decide.busy}
          refusal={decide.refusal?.message ?? null}
          onClose={() => setAsked(null)}
          onDecide={(words) => void take(asked, words)}
        />
      )}
    </div>
  )
}

interface FateDialogProps {
  proposition: Proposition
  sort: Explained
  isBusy: boolean
  refusal: string | null
  onClose: () => void
  onDecide: (words: { reformulation?: string; motif: string }) => void
}

function FateDialog({ proposition: p, sort, isBusy, refusal, onClose, onDecide }: FateDialogProps) {
  const rewords = sort === 'reformulee'
  const [reformulation, setReformulation] = useState(p.reformulation ?? p.titre ?? '')
  const [motif, setMotif] = useState(p.motif ?? '')
  const missing = rewords && reformulation.trim() === ''
  return (
    <Dialog
      title={`${verbs[sort]} la proposition`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button
            look="primary"
            isDisabled={isBusy || missing}
            onPress={() => onDecide(rewords ? { reformulation, motif } : { motif })}
          >
            {verbs[sort]}
          </Button>
        </>
      }
    >
      <p className="proposition-mots">«&nbsp;{p.titre}&nbsp;»</p>
      {rewords && (
        <TextArea
          label="Nouvelle rédaction"
          value={reformulation}
          onChange={setReformulation}
          maxLength={600}
          isRequired
          autoFocus
          hint="La rédaction première reste affichée à côté."
        />
      )}
      <TextArea
        label={rewords ? 'Motif (facultatif)' : 'Motif'}
        value={motif}
        onChange={setMotif}
        maxLength={600}
        rows={2}
        autoFocus={!rewords}
        hint="Tout le monde le lit à côté de la proposition."
      />
      {refusal !== null && (
        <p className="champ-erreur" role="alert">
          {refusal}
        </p>
      )}
    </Dialog>
  )
}
