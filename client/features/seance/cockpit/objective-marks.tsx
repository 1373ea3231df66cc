import { classes } from '#client/ui/class-names'
import { Shape, type ShapeName } from '#client/ui/shape'
import { type EtatObjectif, etatsObjectif } from '#shared/documents/choices'
import { objectifs } from '#shared/documents/sous-groupe'

const shapes: Readonly<Record<EtatObjectif, ShapeName>> = {
  nonAborde: 'circle',
  aFinir: 'half',
  traite: 'check',
  sansObjet: 'dash',
}

/** The six objectives as six small marks, each with its number, its shape and, read aloud or on hover, its words. */
export function ObjectiveMarks({ etats }: { etats: readonly EtatObjectif[] }) {
  return (
    <ol className="objectifs-marques">
      {objectifs.map(({ cle, court }, at) => {
        const etat = etats[at] ?? 'nonAborde'
        const words = `${court}\u00a0: ${etatsObjectif[etat].toLowerCase()}`
        return (
          <li key={cle} className={classes('objectif-marque', etat)} title={words}>
            <span aria-hidden="true">{at + 1}</span>
            <Shape name={shapes[etat]} />
            <span className="sr">
              {at + 1}. {words}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

/** The state of one objective, its words below its shape. */
export function ObjectiveMark({ etat }: { etat: EtatObjectif }) {
  return (
    <span className={classes('objectif-etat', etat)} title={etatsObjectif[etat]}>
      <Shape name={shapes[etat]} />
      <span className="objectif-etat-mots">{etatsObjectif[etat]}</span>
    </span>
  )
}
