import { useMeeting } from '#client/direct/meeting'
import { useSparseAnnouncement } from '#client/direct/use-sparse-announcement'
import { OrBlank } from '#client/words/blanks'
import { ModeChip } from '#client/words/chips'
import type { Mode } from '#shared/documents/choices'

/** Who speaks and who waits, room and remote alike, by organisation. */
export function QueueCard() {
  const { seance, direct } = useMeeting()
  const { aLaParole, parole } = direct
  const mine = aLaParole.some((p) => p.personne === seance.personId)
  useSparseAnnouncement(mine ? 'Vous avez la parole.' : '')
  if (aLaParole.length === 0 && parole.length === 0) return null
  return (
    <section className="carte file-lue" aria-labelledby="file">
      <h2 id="file">File de parole</h2>
      {aLaParole.map((p) => (
        <p key={p.id} className="file-lue-ligne">
          <span className="cle">À la parole</span>
          <Who organisme={p.organisme} mode={p.mode} mine={p.personne === seance.personId} />
        </p>
      ))}
      {parole.length > 0 && (
        <ol className="liste-nue file">
          {parole.map((p, at) => (
            <li key={p.id} className="file-lue-ligne">
              <strong>{at + 1}</strong>
              <Who organisme={p.organisme} mode={p.mode} mine={p.personne === seance.personId} />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function Who({ organisme, mode, mine }: { organisme: string | null; mode: Mode | null; mine: boolean }) {
  return (
    <>
      <span className="file-lue-qui">
        {mine ? <strong>Vous</strong> : <OrBlank value={organisme} blank="nonRenseigne" />}
      </span>
      {mode !== null && <ModeChip mode={mode} />}
    </>
  )
}
