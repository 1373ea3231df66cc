import { Minus, Plus } from 'lucide-react'
import { useState } from 'react'
import { useMeeting } from '#client/direct/meeting'
import { Points, PropositionWords } from '#client/direct/propositions/proposition-words'
import {
  gommetteWords,
  type Proposition,
  ranked,
  roundOf,
  shareWords,
  shortWording,
} from '#client/direct/propositions/propositions'
import { useAround } from '#client/direct/table'
import { useSparseAnnouncement } from '#client/direct/use-sparse-announcement'
import { Button } from '#client/ui/button'
import { RadioCards } from '#client/ui/choices'
import { Refused } from '#client/ui/refused'
import { shorten } from '#client/words/shorten'
import { Propose } from './propose.tsx'
import { useMesGommettes } from './use-mes-gommettes.ts'
import './propositions.css'

const announced = { none: '', running: 'Des gommettes sont à poser.', revealed: 'Les gommettes sont révélées.' }

/** Proposals as whoever takes part sees them, and their own points while they are being given. */
export function PropositionsCard() {
  const { direct, phase, takesPart } = useMeeting()
  const { propositions } = direct
  const gathered = phase === 'open' || phase === 'live'
  const proposes = takesPart && gathered
  const round = roundOf(direct)
  useSparseAnnouncement(announced[round])
  if (propositions.length === 0 && !proposes) return null
  const running = round === 'running' && proposes
  return (
    <section className="carte pile" aria-labelledby="propositions">
      <h2 id="propositions">Propositions</h2>
      {running ? <EachTheirs /> : <Listed />}
      {proposes && <Propose />}
    </section>
  )
}

function Listed() {
  const { direct } = useMeeting()
  const { propositions } = direct
  const most = Math.max(0, ...propositions.map((p) => p.gommettes ?? 0))
  if (propositions.length === 0) return <p className="blanc">Aucune proposition pour l’instant.</p>
  return (
    <>
      {roundOf(direct) === 'revealed' && (
        <p>{shareWords(direct)}, révélées&nbsp;: la plus soutenue vient en premier.</p>
      )}
      <ol className="liste-nue pile">
        {ranked(propositions).map((p) => (
          <li key={p.id} className="proposition">
            <PropositionWords proposition={p} />
            <Points proposition={p} most={most} />
          </li>
        ))}
      </ol>
    </>
  )
}

/** Around a shared device each gives their own, one after the other. */
function EachTheirs() {
  const { seance } = useMeeting()
  const around = useAround()
  const [personId, setPersonId] = useState(seance.personId)
  const chosen = around.find((p) => p.code === personId)?.code ?? seance.personId
  return (
    <>
      {around.length > 1 && <RadioCards label="Gommettes de" value={chosen} options={around} onChange={setPersonId} />}
      <MesGommettes key={chosen} personId={chosen} />
    </>
  )
}

function MesGommettes({ personId }: { personId: string }) {
  const { direct } = useMeeting()
  const mine = useMesGommettes(personId)
  const status = mine.sent ? 'Enregistré.' : 'Enregistrement…'
  return (
    <>
      <p>
        Vous avez {shareWords(direct)}. Personne ne voit les vôtres avant qu’elles soient toutes révélées.
        {mine.beside > 0 && ` D’autres personnes de votre organisme en ont posé ${mine.beside}.`}
      </p>
      <p role="status">
        <strong>{mine.left === 0 ? 'Plus de gommette à poser.' : `Encore ${gommetteWords(mine.left)} à poser.`}</strong>
        {mine.given > 0 && ` ${status}`}
      </p>
      <Refused of={mine.refusal} />
      <ol className="liste-nue pile">
        {direct.propositions.map((p) => (
          <li key={p.id} className="proposition">
            <PropositionWords proposition={p} />
            {mine.ready && (
              <Placed proposition={p} n={mine.choix[p.id] ?? 0} left={mine.left} onChange={(n) => mine.set(p.id, n)} />
            )}
          </li>
        ))}
      </ol>
    </>
  )
}

interface PlacedProps {
  proposition: Proposition
  n: number
  left: number
  onChange: (n: number) => void
}

function Placed({ proposition, n, left, onChange }: PlacedProps) {
  const name = shorten(shortWording(proposition))
  return (
    <div className="gommettes-pose">
      <Button aria-label={`Une gommette de moins\u00a0: ${name}`} isDisabled={n === 0} onPress={() => onChange(n - 1)}>
        <Minus size={18} aria-hidden="true" />
      </Button>
      <output aria-label={`Vos gommettes\u00a0: ${name}`}>{n}</output>
      <Button
        aria-label={`Une gommette de plus\u00a0: ${name}`}
        isDisabled={left === 0}
        onPress={() => onChange(n + 1)}
      >
        <Plus size={18} aria-hidden="true" />
      </Button>
    </div>
  )
}
