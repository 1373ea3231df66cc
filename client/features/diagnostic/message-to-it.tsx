import { ClipboardCopy } from 'lucide-react'
import { Button } from '#client/ui/button'
import { copyWords } from '#client/ui/copy-words'
import { announce, notify } from '#client/ui/notice'

/** Words to forward, as they are. */
export function MessageToIt({ words }: { words: string }) {
  const copy = async () => {
    if (await copyWords(words)) notify('Message copié.')
    else announce('La copie a été refusée par le navigateur. Sélectionnez le message pour le copier.', 'assertive')
  }
  return (
    <section className="carte pile serree" aria-labelledby="diagnostic-message">
      <h2 id="diagnostic-message">À transmettre à votre service informatique</h2>
      <p className="diagnostic-message">{words}</p>
      <div>
        <Button look="primary" onPress={() => void copy()}>
          <ClipboardCopy size={16} aria-hidden="true" /> Copier le message
        </Button>
      </div>
    </section>
  )
}
