import { Banner } from '#client/ui/banner'
import type { Format } from '#shared/api/prints'

interface ExportModeleProps {
  format: Format
  modele: { fichier: string; refus: string | null } | null
}

/** Which template slides are drawn on, and what to do when it cannot be. */
export function ExportModele({ format, modele }: ExportModeleProps) {
  if (modele === null || (format !== 'pptx' && format !== 'odp')) return null
  if (modele.refus === null) return <p className="petit">Diapositives d’après le modèle « {modele.fichier} ».</p>
  return (
    <Banner tone="ochre" role="status" title={`Modèle « ${modele.fichier} »`}>
      Il n’a pas pu être lu : {modele.refus}. Le diaporama garde la présentation habituelle.
    </Banner>
  )
}
