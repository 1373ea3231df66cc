import { useMeeting } from '#client/direct/meeting'
import { ActualitesEtCadre } from './actualites-et-cadre.tsx'
import { SuiviLinks } from './suivi-links.tsx'

/** What a meeting is held with: the actions followed, the news and the frame. */
export function MeetingDocuments() {
  const { seance } = useMeeting()
  const { axe, actualites, cadre, ordreDuJour, documents } = seance
  const follows = axe !== null || documents.some((d) => d.kind === 'fiche-action')
  const told = actualites.length > 0 || cadre.length > 0 || ordreDuJour.length > 0
  if (!follows && !told) return null
  return (
    <section className="carte pile serree" aria-labelledby="documents">
      <h2 id="documents">Documents de la séance</h2>
      <SuiviLinks />
      {told && <ActualitesEtCadre seance={seance} />}
    </section>
  )
}
