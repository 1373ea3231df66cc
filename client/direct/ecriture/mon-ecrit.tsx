import { useState } from 'react'
import { useAnswer } from '#client/api/answer'
import { draftOfDevice, keepDraft } from '#client/offline/device-draft'
import { Button } from '#client/ui/button'
import { copyAndSay } from '#client/ui/copy-words'
import { Loading } from '#client/ui/states'
import { TextArea } from '#client/ui/text-field'
import { monEcrit } from '#shared/api/ecritures'
import { objectifsEcrits } from '#shared/documents/choices'
import { useMeeting } from '../meeting.tsx'
import { type Sending, useMonEcrit } from './use-mon-ecrit.ts'
import './ecriture.css'

const words: Readonly<Record<Sending, string>> = {
  nothing: '',
  sent: 'Enregistré.',
  sending: 'Enregistrement…',
  kept: 'En attente du réseau\u00a0: votre texte est gardé sur cet appareil.',
}

/** Where one writes alone while a facilitator asks for it; nothing at other times, but for words that came too late. */
export function MonEcrit() {
  const { direct, phase, takesPart, sousGroupeId } = useMeeting()
  const { ecriture } = direct
  if (ecriture !== null && (phase === 'closed' || phase === 'validated')) return <Unrevealed />
  if (ecriture === null || phase === 'draft') return <TooLate />
  if (!takesPart || sousGroupeId === null) return <TooLate />
  return <Writing key={ecriture} ecritureId={ecriture} />
}

function Writing({ ecritureId }: { ecritureId: string }) {
  const { direct } = useMeeting()
  const { ready, texte, sending, refusal, change } = useMonEcrit(ecritureId)
  const objectif = direct.ecritureObjectif
  const about = objectif === null ? 'cet objectif' : `«\u00a0${objectifsEcrits[objectif]}\u00a0»`
  if (!ready) return <Loading>Recherche de votre texte…</Loading>
  return (
    <section className="carte pile serree" aria-label="Écrire de son côté">
      <TextArea
        label={`Votre idée pour ${about}`}
        hint="Personne d’autre ne la lit avant que l’animation révèle tous les textes. Elle ira dans la fiche, au nom de votre organisme."
        value={texte}
        onChange={change}
        maxLength={2000}
        rows={4}
      />
      <p role="status" className="petit">
        {refusal ?? words[sending]}
      </p>
    </section>
  )
}

/** Words this device could not send before they were revealed: never lost, never sent somewhere else. */
function TooLate() {
  const { seance } = useMeeting()
  const [draft, setDraft] = useState(() => draftOfDevice(seance.id, seance.personId))
  if (draft === null || draft.texte.trim() === '') return null
  const forget = () => {
    keepDraft(seance.id, seance.personId, null)
    setDraft(null)
  }
  return (
    <section className="carte pile serree" aria-label="Texte arrivé trop tard">
      <p>
        <strong>Votre texte n’est pas arrivé avant que tous soient révélés.</strong> Copiez-le dans la fiche de votre
        sous-groupe.
      </p>
      <p className="ecrit-mots">{draft.texte}</p>
      <div className="rang">
        <CopyText texte={draft.texte} />
        <Button small onPress={forget}>
          Oublier ce texte
        </Button>
      </div>
    </section>
  )
}

/** The meeting closed before the texts were shown: each still has their own, and nobody else reads it. */
function Unrevealed() {
  const { seance } = useMeeting()
  const answer = useAnswer(monEcrit, { params: { id: seance.id } })
  const draft = draftOfDevice(seance.id, seance.personId)
  const texte = draft?.texte ?? (answer.state === 'ready' ? answer.value.texte : '')
  if (texte.trim() === '') return null
  return (
    <section className="carte pile serree" aria-label="Texte non révélé">
      <p>
        <strong>La séance s’est close avant que les textes soient révélés.</strong> Vous seul·e lisez le vôtre&nbsp;:
        copiez-le pour le transmettre à votre sous-groupe.
      </p>
      <p className="ecrit-mots">{texte}</p>
      <div className="rang">
        <CopyText texte={texte} />
      </div>
    </section>
  )
}

function CopyText({ texte }: { texte: string }) {
  return (
    <Button small look="primary" onPress={() => void copyAndSay(texte)}>
      Copier
    </Button>
  )
}
