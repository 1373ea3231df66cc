import { useAnswer } from '#client/api/answer'
import { ProgressBar } from '#client/ui/progress'
import { etapesFichier, getAvancementFichier, partFaite } from '#shared/api/etapes-fichier'
import type { Format } from '#shared/api/prints'

/** How much of the bar is for writing the file; the rest is for receiving it. */
const WRITTEN = 90

interface ExportProgressProps {
  format: Format
  suivi: string
  /** Null until the file is written. */
  received: number | null
}

/** Where a file is: the step the server is at, then what has come. */
export function ExportProgress({ format, suivi, received }: ExportProgressProps) {
  const answer = useAnswer(getAvancementFichier, { params: { suivi } }, { every: 400, enabled: received === null })
  const now = answer.state === 'ready' ? answer.value : { etape: 'lecture' as const, fait: 0, total: 0 }
  const value = received === null ? WRITTEN * partFaite(format, now) : WRITTEN + (100 - WRITTEN) * received
  const words = received === null ? saying(now) : `Réception : ${Math.round(100 * received)} %`
  return (
    <div className="pile serree">
      <ProgressBar label="Écriture du fichier" value={Math.round(value)} max={100} words={words} />
      <p className="petit">{words}</p>
    </div>
  )
}

function saying({ etape, fait, total }: { etape: keyof typeof etapesFichier; fait: number; total: number }): string {
  const words = etapesFichier[etape]
  if (total === 0) return `${words}…`
  if (etape === 'attente') return `${words} : ${total} avant celui-ci.`
  return `${words} : ${fait + 1} sur ${total}`
}
