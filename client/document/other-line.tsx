import { Button } from '#client/ui/button'
import { copyAndSay } from '#client/ui/copy-words'
import type { OtherWords } from './line-draft.ts'

interface OtherLineProps {
  other: OtherWords
  onTake: () => void
  onForget: () => void
  canWrite: boolean
}

/** Under a line two people wrote in at once: the words of the two that it does not hold. */
export function OtherLine({ other: { words }, onTake, onForget, canWrite }: OtherLineProps) {
  return (
    <div className="champ-autre">
      <p>
        Deux personnes écrivent ici en même temps. L’autre texte :{' '}
        {words === null ? <em>rien</em> : <strong>{words}</strong>}
      </p>
      <div className="rang">
        {canWrite && (
          <Button small onPress={onTake}>
            Garder l’autre texte
          </Button>
        )}
        {words !== null && (
          <Button small look="quiet" onPress={() => void copyAndSay(words)}>
            Copier
          </Button>
        )}
        <Button small look="quiet" onPress={onForget}>
          Ne plus afficher
        </Button>
      </div>
    </div>
  )
}
