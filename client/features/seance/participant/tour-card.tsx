import { useMeeting } from '#client/direct/meeting'
import { isTourTime, myTurnWords, tourState } from '#client/direct/tour'
import { useSparseAnnouncement } from '#client/direct/use-sparse-announcement'
import { classes } from '#client/ui/class-names'
import { OrBlank } from '#client/words/blanks'
import { ModeChip } from '#client/words/chips'
import { EtatTourChip } from '#client/words/etat-tour-chip'

/** The tour de table as whoever takes part sees it: organisations, and when their own turn comes. */
export function TourCard() {
  const { seance, direct } = useMeeting()
  const state = tourState(direct)
  const mine = myTurnWords(direct, seance.personId)
  useSparseAnnouncement(mine ?? '')
  if (state === null || (!isTourTime(direct) && state.current === null)) return null
  return (
    <section className="carte file-lue" aria-labelledby="tour">
      <h2 id="tour">Tour de table</h2>
      {mine !== null && (
        <p className={classes('tour-a-moi', state.current?.personne === seance.personId && 'maintenant-moi')}>{mine}</p>
      )}
      {[state.current, state.waiting[0]].map(
        (row, at) =>
          row != null && (
            <p key={row.id} className="file-lue-ligne">
              <span className="cle">{at === 0 ? 'En ce moment' : 'Ensuite'}</span>
              <span className="file-lue-qui">
                {row.personne === seance.personId ? 'Vous' : <OrBlank value={row.organisme} blank="nonRenseigne" />}
              </span>
              {row.mode !== null && <ModeChip mode={row.mode} />}
            </p>
          ),
      )}
      <details>
        <summary>
          Tout le tour ({state.done} sur {direct.tour.length})
        </summary>
        <ol className="liste-nue">
          {direct.tour.map((row) => (
            <li key={row.id} className="file-lue-ligne">
              <span className="file-lue-qui">
                {row.personne === seance.personId ? (
                  <strong>Vous</strong>
                ) : (
                  <OrBlank value={row.organisme} blank="nonRenseigne" />
                )}
              </span>
              {row.mode !== null && <ModeChip mode={row.mode} />}
              <EtatTourChip etat={row.etat ?? 'attente'} />
            </li>
          ))}
        </ol>
      </details>
    </section>
  )
}
