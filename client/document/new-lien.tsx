import { useRef, useState } from 'react'
import { Banner } from '#client/ui/banner'
import { Button } from '#client/ui/button'
import { notify } from '#client/ui/notice'
import { insideQuotes } from '#client/words/shorten'
import '#client/ui/field.css'
import './new-lien.css'

interface NewLienProps {
  url: string
  pour: string
  onDone: () => void
}

/** The only time the address is seen. Copying needs https or this machine; elsewhere it is selected, to be copied by hand. */
export function NewLien({ url, pour, onDone }: NewLienProps) {
  const address = useRef<HTMLInputElement>(null)
  const [byHand, setByHand] = useState(false)
  const copy = async () => {
    address.current?.select()
    try {
      await navigator.clipboard.writeText(url)
      notify('Adresse copiée')
    } catch {
      // No clipboard over plain http or without permission: the address is selected, and it is said.
      setByHand(true)
    }
  }
  return (
    <Banner tone="success" shape="check" role="status" title={`Lien créé pour « ${insideQuotes(pour)} »`}>
      <p>Copiez l’adresse maintenant : elle ne sera plus montrée. Envoyez-la à cette seule personne.</p>
      <div className="lien-adresse">
        <input
          ref={address}
          className="champ"
          readOnly
          value={url}
          aria-label="Adresse du lien personnel"
          onFocus={(e) => e.target.select()}
        />
        <Button look="primary" onPress={() => void copy()}>
          Copier
        </Button>
        <Button onPress={onDone}>J’ai gardé l’adresse</Button>
      </div>
      {byHand && <p role="alert">L’adresse est sélectionnée : copiez-la avec Ctrl + C, ou un appui long.</p>}
    </Banner>
  )
}
