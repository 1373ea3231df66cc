import { When } from '#client/direct/titles'
import { ScrollArea } from '#client/ui/scroll-area'
import type { SeanceView } from '#shared/api/seances'
import type { Mode } from '#shared/documents/choices'

/** A line printed beforehand. */
export interface Inscrit {
  id: string
  nom: string | null
  fonction: string | null
  organisme: string | null
  mode: Mode | null
  represente: string | null
}

interface FeuilleProps {
  seance: SeanceView
  inscrits: readonly Inscrit[]
  /** Empty lines after the known people. */
  vides: number
}

/** The sheet passed round the room: the paper form of the attendance list, in black and white. */
export function Feuille({ seance, inscrits, vides }: FeuilleProps) {
  return (
    <article className="papier papier-feuille" aria-label="Feuille d’émargement à imprimer">
      <header>
        <h2>Feuille d’émargement</h2>
        <p>
          <strong>{seance.titre}</strong>
        </p>
        <p>
          <When {...seance} />
          {seance.lieu !== null && ` · ${seance.lieu}`}
        </p>
        {seance.axe !== null && (
          <p>
            Axe {seance.axe.numero} : {seance.axe.titre}
          </p>
        )}
        {seance.schema !== null && <p>{seance.schema.titre}</p>}
      </header>
      <ScrollArea label="Feuille d’émargement" className="papier-grille">
        <table>
          <caption className="sr">Personnes présentes et lignes à remplir</caption>
          <thead>
            <tr>
              <th scope="col" className="papier-nom">
                Nom
              </th>
              <th scope="col" className="papier-fonction">
                Fonction
              </th>
              <th scope="col" className="papier-organisme">
                Organisme
              </th>
              <th scope="col" className="papier-mode">
                En salle / À distance
              </th>
              <th scope="col">Signature</th>
            </tr>
          </thead>
          <tbody>
            {inscrits.map((p) => (
              <tr key={p.id}>
                <td>
                  {p.nom}
                  {p.represente !== null && <> (représente {p.represente})</>}
                </td>
                <td>{p.fonction}</td>
                <td>{p.organisme}</td>
                <td>
                  <Cases mode={p.mode} />
                </td>
                <td />
              </tr>
            ))}
            {Array.from({ length: vides }, (_, i) => `vide-${i}`).map((key) => (
              <tr key={key}>
                <td />
                <td />
                <td />
                <td>
                  <Cases mode={null} />
                </td>
                <td />
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      <p className="papier-mention">
        Nom et mode de participation servent à l’émargement et à la restitution des travaux, qui compte les organismes
        et non les personnes. Vous pouvez les faire corriger ou effacer en le demandant à l’animation.
      </p>
    </article>
  )
}

/** Boxes to tick by hand; the one already known is ticked. */
const Cases = ({ mode }: { mode: Mode | null }) => (
  <span className="papier-cases">
    <span>
      <Case ticked={mode === 'salle'} /> En salle
    </span>
    <span>
      <Case ticked={mode === 'distance'} /> À distance
    </span>
  </span>
)

const Case = ({ ticked }: { ticked: boolean }) => (
  <svg
    className="papier-case"
    viewBox="0 0 12 12"
    width="12"
    height="12"
    role="img"
    aria-label={ticked ? 'coché :' : 'à cocher :'}
  >
    <path d="M1 1h10v10H1z" fill="none" stroke="#000" />
    {ticked && <path d="M3 3l6 6M9 3l-6 6" fill="none" stroke="#000" strokeWidth="1.6" />}
  </svg>
)
