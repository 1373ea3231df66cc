import { useState } from 'react'
import { type CommentKey, commentOfDevice, keepComment } from '#client/offline/device-draft'
import { Banner } from '#client/ui/banner'
import { Button } from '#client/ui/button'

/** A comment that was being written when the restitution was validated: its words are given back, not lost. */
export function NonEnvoye({ of, onForget }: { of: CommentKey; onForget: () => void }) {
  const [begun] = useState(() => commentOfDevice(of))
  if (begun === null) return null
  return (
    <Banner
      tone="ochre"
      shape="triangle"
      title="Votre commentaire n’a pas été envoyé"
      action={
        <Button
          small
          onPress={() => {
            keepComment(of, null)
            onForget()
          }}
        >
          L’oublier
        </Button>
      }
    >
      <span className="commentaire-texte">{begun.texte}</span>
    </Banner>
  )
}
