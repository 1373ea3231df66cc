import { X } from 'lucide-react'
import { useAction } from '#client/api/answer'
import { useMeeting } from '#client/direct/meeting'
import { IconButton } from '#client/ui/button'
import { notify } from '#client/ui/notice'
import { endParole } from '#shared/api/seances'
import { useNames } from './names.tsx'
import { PersonLine } from './person-line.tsx'

/** One queue for the room and the remote side. */
export function SpeakingQueue({ onCleared }: { onCleared: () => void }) {
  const { seance, direct } = useMeeting()
  const end = useAction(endParole)
  const names = useNames()
  const take = async (personId: string) => {
    const result = await end.run({ params: { id: seance.id, personId } })
    if (result.ok) onCleared()
    else notify(result.message)
  }
  return (
    <>
      <h3>File de parole</h3>
      {direct.parole.length === 0 && <p className="blanc">Personne n’attend.</p>}
      <ol className="liste-nue file">
        {direct.parole.map((p, at) => (
          <li key={p.id}>
            <strong>{at + 1}</strong>
            <PersonLine personId={p.personne} organisme={p.organisme} mode={p.mode}>
              <IconButton
                small
                label={`Retirer ${names.get(p.personne ?? '') ?? p.organisme ?? 'cette demande'} de la file`}
                isDisabled={end.busy}
                onPress={() => void take(p.personne ?? p.id)}
              >
                <X size={18} aria-hidden="true" />
              </IconButton>
            </PersonLine>
          </li>
        ))}
      </ol>
    </>
  )
}
