import { Banner } from '#client/ui/banner'
import { Button } from '#client/ui/button'
import { copyAndSay } from '#client/ui/copy-words'
import type { RemovedRow } from './removed-rows.ts'

interface RemovedRowsNoticeProps {
  removed: readonly RemovedRow[]
  putBack: (id: string) => void
  forget: (id: string) => void
  canWrite: boolean
}

/** What this person wrote in rows that others removed, until they put it back, or no longer want it. */
export function RemovedRowsNotice({ removed, putBack, forget, canWrite }: RemovedRowsNoticeProps) {
  return removed.map(({ id, words }) => (
    <Banner
      key={id}
      tone="ochre"
      role="alert"
      title="Quelqu’un d’autre a retiré une ligne où vous écriviez. Voici ce qu’elle disait."
      action={
        <div className="rang">
          {canWrite && (
            <Button small onPress={() => putBack(id)}>
              Remettre la ligne
            </Button>
          )}
          <Button small look="quiet" onPress={() => void copyAndSay(words)}>
            Copier
          </Button>
          <Button small look="quiet" onPress={() => forget(id)}>
            Ne plus afficher
          </Button>
        </div>
      }
    >
      <p className="ligne-retiree">{words}</p>
    </Banner>
  ))
}
