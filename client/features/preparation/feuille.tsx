import { When } from '#client/direct/titles'
import { ScrollArea } from '#client/ui/scroll-area'
import type { SeanceView } from '#shared/api/seances'
import { type Mode, modes, type StatutPresence, statutsPresence } from '#shared/documents/choices'
import { Choix } from './case.tsx'

/** A line printed beforehand. */
export interface Inscrit {
  id: string
  nom: string | null
  fonction: string | null
  organisme: string | null
  mode: Mode | null
  represente: string | null
  statut: StatutPresence | null
}

interface FeuilleProps {
  seance: SeanceView
  inscrits: readonly Inscrit[]
  /** Empty lines after the known people. */
  vides: number
}

/** Of these, the paper asks; the others are known and printed where they would have signed. */
const unsaid: readonly StatutPresence[] = ['attendu', 'present']

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
              <th scope="col" className="papier-rang">
                N°
              </th>
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
                Mode
              </th>
              <th scope="col">Signature</th>
            </tr>
          </thead>
          <tbody>
            {inscrits.map((p, i) => (
              <tr key={p.id}>
                <td>{i + 1}</td>
                <td>
                  {p.nom}
                  {p.represente !== null && <> (représente {p.represente})</>}
                </td>
                <td>{p.fonction}</td>
                <td>{p.organisme}</td>
                <td>
                  <Choix labels={modes} chosen={p.statut === 'present' ? p.mode : null} />
                </td>
                <td>{p.statut === null || unsaid.includes(p.statut) ? null : statutsPresence[p.statut]}</td>
              </tr>
            ))}
            {Array.from({ length: vides }, (_, i) => inscrits.length + i + 1).map((rang) => (
              <tr key={rang}>
                <td>{rang}</td>
                <td />
                <td />
                <td />
                <td>
                  <Choix labels={modes} chosen={null} />
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
