import { Copy } from 'lucide-react'
import { IconButton } from '#client/ui/button'
import { copyWords } from '#client/ui/copy-words'
import { announce, notify } from '#client/ui/notice'

interface EmpreinteProps {
  empreinte: string
  /** The whole fingerprint rather than its start. */
  whole?: boolean
}

/** What tells that a snapshot is the one printed on a document. */
export function Empreinte({ empreinte, whole = false }: EmpreinteProps) {
  const copy = async () => {
    if (await copyWords(empreinte)) notify('Empreinte copiée.')
    else announce('La copie a été refusée par le navigateur.', 'assertive')
  }
  return (
    <p className="instantanes-empreinte">
      <span className="cle">Empreinte</span>
      <code>{whole ? empreinte : `${empreinte.slice(0, 12)}…`}</code>
      <IconButton small label={`Copier l’empreinte ${empreinte.slice(0, 8)}`} onPress={() => void copy()}>
        <Copy size={16} aria-hidden="true" />
      </IconButton>
    </p>
  )
}
