import { Acteurs } from './acteurs.tsx'
import { ContoursPart } from './contours-part.tsx'
import { Dates } from './dates.tsx'
import { Engagements } from './engagements.tsx'
import { LivrablePart } from './livrable-part.tsx'
import { Objectif } from './objectif.tsx'
import { PremiereReunion } from './premiere-reunion.tsx'
import { ProsePart } from './prose-part.tsx'
import { Questions } from './questions.tsx'
import type { Sheet } from './sheet.ts'

/** The six objectives in the order of the paper, then what stays open. */
export function SheetBody(sheet: Sheet) {
  return (
    <div className="fiche-objectifs">
      <Objectif {...sheet} cle="contours">
        {() => <ContoursPart {...sheet} />}
      </Objectif>
      <Objectif {...sheet} cle="attendus">
        {() => (
          <div className="pile serree">
            <ProsePart {...sheet} name="attendus" placeholder="Ce qui est attendu des membres du groupe" />
            <Engagements {...sheet} />
          </div>
        )}
      </Objectif>
      <Objectif {...sheet} cle="modalites">
        {() => <ProsePart {...sheet} name="modalites" placeholder="Rythme, lieu, visio, outil…" />}
      </Objectif>
      <Objectif {...sheet} cle="acteurs">
        {() => <Acteurs {...sheet} />}
      </Objectif>
      <Objectif {...sheet} cle="livrable">
        {(etat) => <LivrablePart {...sheet} etat={etat} />}
      </Objectif>
      <Objectif {...sheet} cle="premiereReunion">
        {() => (
          <div className="pile serree">
            <PremiereReunion {...sheet} />
            <Dates sousGroupeId={sheet.sousGroupeId} />
          </div>
        )}
      </Objectif>
      <Questions {...sheet} />
    </div>
  )
}
