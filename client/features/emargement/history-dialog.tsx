import { useAnswer } from '#client/api/answer'
import { ShowAnswer } from '#client/api/show-answer'
import { Dialog } from '#client/ui/dialog'
import { ModeChip } from '#client/words/chips'
import { Instant } from '#client/words/dates'
import { getHistorique } from '#shared/api/emargement'
import { sourcesEmargement } from '#shared/documents/choices'
import { changesBetween, type Ligne, type Version } from './lignes.ts'
import { StatutChip } from './marks.tsx'

interface HistoryDialogProps {
  seanceId: string
  ligne: Ligne
  onClose: () => void
}

export function HistoryDialog({ seanceId, ligne, onClose }: HistoryDialogProps) {
  const answer = useAnswer(getHistorique, { params: { id: seanceId, ligneId: ligne.id } })
  return (
    <Dialog title={`Historique : ${ligne.nom ?? 'ligne sans nom'}`} isOpen onClose={onClose}>
      <ShowAnswer of={answer} loading="Chargement de l’historique…">
        {(versions) => (
          <ol className="liste-nue pile serree">
            {versions.map((v, i) => (
              <li key={v.id} className="emargement-version">
                <p className="cle">
                  <Instant at={v.enregistreA} form="short" /> · {sourcesEmargement[v.par].replace("'", '’')}
                </p>
                <Said version={v} before={versions[i + 1]} />
              </li>
            ))}
          </ol>
        )}
      </ShowAnswer>
    </Dialog>
  )
}

/** The first version in full, the others by what they changed. */
function Said({ version, before }: { version: Version; before: Version | undefined }) {
  if (before === undefined) {
    const who = [version.nom, version.fonction, version.organisme].filter((words) => words !== null).join(', ')
    return (
      <p className="rang">
        <span>{who}</span> <ModeChip mode={version.mode} /> <StatutChip statut={version.statut} />
        {version.represente !== null && <span>représente {version.represente}</span>}
      </p>
    )
  }
  const changes = changesBetween(before, version)
  if (changes.length === 0) return <p>Présence confirmée.</p>
  return (
    <ul className="liste-nue">
      {changes.map(({ label, from, to }) => (
        <li key={label}>
          {label} : <del>{from}</del> → <ins>{to}</ins>
        </li>
      ))}
    </ul>
  )
}
