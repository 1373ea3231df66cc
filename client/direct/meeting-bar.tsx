import { Link } from '@tanstack/react-router'
import { Clock, Hand, PenLine } from 'lucide-react'
import { ToggleButton } from 'react-aria-components'
import { documentOf, useMeeting } from './meeting.tsx'
import { NoteButton } from './releve/note-button.tsx'
import { SignalMenu } from './signal-menu.tsx'
import { rank } from './signals.ts'
import { useSpeaking } from './speaking.ts'
import { useSignals } from './use-signals.ts'
import './meeting-bar.css'

/** At the bottom of a phone, on every page of the meeting: write, ask for the floor, follow, signal. */
export function MeetingBar({ sousGroupe }: { sousGroupe?: string }) {
  const { seance, direct, phase, sousGroupeId } = useMeeting()
  const speaking = useSpeaking()
  const signals = useSignals()
  if (!speaking.possible) return null
  const mine = direct.sousGroupes.find((g) => g.id === sousGroupeId)?.document ?? null
  const params = { id: seance.id }
  const notes = documentOf(seance, 'notes-de-seance')
  // Without sub-groups what is written together is the notes, once they are there to be written.
  const ecrire = direct.sousGroupes.length > 0 ? 'ecrire' : phase === 'live' && notes !== null ? 'notes' : null
  const parole = speaking.place === null ? 'Parole' : `Parole (${rank(speaking.place)})`
  const refusal = speaking.refusal ?? signals.refusal
  return (
    <nav className="barre-seance sans-papier" aria-label="Participer">
      {refusal !== null && (
        <p className="barre-seance-refus" role="alert">
          {refusal.message}
        </p>
      )}
      {mine === null && ecrire !== null && (
        <Link to="/seances/$id" params={params} hash={ecrire} className="barre-seance-bouton">
          <PenLine size={22} aria-hidden="true" /> Écrire
        </Link>
      )}
      {mine !== null && (
        <Link
          to="/seances/$id/sous-groupes/$documentId"
          params={{ ...params, documentId: mine }}
          className="barre-seance-bouton"
        >
          <PenLine size={22} aria-hidden="true" /> Écrire
        </Link>
      )}
      <NoteButton look="bar" {...(sousGroupe === undefined ? {} : { sousGroupe })} />
      <ToggleButton
        className="barre-seance-bouton barre-seance-parole"
        isSelected={speaking.place !== null}
        onChange={speaking.toggleParole}
        aria-label={`${parole}\u00a0: demander la parole`}
      >
        <Hand size={28} aria-hidden="true" /> {parole}
      </ToggleButton>
      <Link to="/seances/$id" params={params} hash="deroule" className="barre-seance-bouton">
        <Clock size={22} aria-hidden="true" /> Déroulé
      </Link>
      <SignalMenu {...signals} />
    </nav>
  )
}
