import { useState } from 'react'
import { Button } from '#client/ui/button'
import { copyWords } from '#client/ui/copy-words'
import { notify } from '#client/ui/notice'
import { TextArea } from '#client/ui/text-field'
import { invitationWords, objetOf } from './invitation.ts'

interface InvitationTextProps {
  seance: Parameters<typeof invitationWords>[0]
  lien: string | null
  /** Who it is sent to. */
  pour: string
}

/** A message ready to paste; what is changed here is what is copied. One for a person stays folded: there may be eighty. */
export function InvitationText({ seance, lien, pour }: InvitationTextProps) {
  const [text, setText] = useState(() => invitationWords(seance, lien))
  const [byHand, setByHand] = useState(false)
  const copy = async (words: string, said: string) => {
    const copied = await copyWords(words)
    setByHand(!copied)
    if (copied) notify(said)
  }
  return (
    <li className="carte inviter-message">
      <div className="rang">
        <strong>{pour}</strong>
        <span className="pousse rang">
          <Button
            small
            look="primary"
            aria-label={`Copier le message pour ${pour}`}
            onPress={() => void copy(text, 'Message copié')}
          >
            Copier le message
          </Button>
          <Button
            small
            aria-label={`Copier l’objet pour ${pour}`}
            onPress={() => void copy(objetOf(seance), 'Objet copié')}
          >
            Copier l’objet
          </Button>
          {lien !== null && (
            <Button small aria-label={`Copier le lien seul pour ${pour}`} onPress={() => void copy(lien, 'Lien copié')}>
              Copier le lien seul
            </Button>
          )}
        </span>
      </div>
      <details open={byHand || undefined}>
        <summary>
          Lire ou modifier<span className="sr"> le message pour {pour}</span>
        </summary>
        <TextArea label={`Message pour ${pour}`} rows={lien === null ? 18 : 22} value={text} onChange={setText} />
      </details>
      {byHand && <p role="alert">La copie n’a pas marché : sélectionnez le texte et copiez-le à la main.</p>}
    </li>
  )
}
