import { useState } from 'react'
import { useAction, useAnswer } from '#client/api/answer'
import { ShowAnswer } from '#client/api/show-answer'
import { Button } from '#client/ui/button'
import { ConfirmDialog } from '#client/ui/dialog'
import { announce, notify } from '#client/ui/notice'
import { Refused } from '#client/ui/refused'
import { Instant } from '#client/words/dates'
import { plural } from '#client/words/numbers'
import {
  getPublicationReleve,
  getPublicationRestitution,
  type Publication as Published,
  publishReleve,
  publishRestitution,
  withdrawReleve,
  withdrawRestitution,
} from '#shared/api/publications'

const of = {
  restitution: {
    ...{ get: getPublicationRestitution, publish: publishRestitution, withdraw: withdrawRestitution },
    ...{ quoi: 'la restitution', ce: 'Cette restitution', le: 'la', e: 'e' },
    avant: 'Tout le monde pourra la lire et la télécharger sur la page publique. Elle nomme des organisations.',
  },
  releve: {
    ...{ get: getPublicationReleve, publish: publishReleve, withdraw: withdrawReleve },
    ...{ quoi: 'le relevé', ce: 'Ce relevé', le: 'le', e: '' },
    avant:
      'Tout le monde pourra le lire et le télécharger sur la page publique. Ce qui nomme une personne ou donne accès à quelque chose en est retiré, et le nombre de passages retirés vous est dit.',
  },
} as const

interface PublicationProps {
  sorte: keyof typeof of
  id: string
  /** Why it cannot be published now; null when it can. */
  empeche?: string | null
}

/** Where a document stands on the public page, and the two things staff may do about it. */
export function Publication({ sorte, id, empeche = null }: PublicationProps) {
  const words = of[sorte]
  const answer = useAnswer(words.get, { params: { id } })
  const publish = useAction(words.publish)
  const withdraw = useAction(words.withdraw)
  const [asking, setAsking] = useState<'publier' | 'retirer' | null>(null)
  const go = async () => {
    const made = await publish.run({ params: { id } })
    setAsking(null)
    if (!made.ok) return
    const { retires } = made.value
    if (retires === 0) announce('Publié.')
    else
      notify(`Publié sans ce qui nommait ou donnait accès : ${plural(retires, 'passage retiré', 'passages retirés')}.`)
  }
  const takeAway = async () => {
    const made = await withdraw.run({ params: { id } })
    setAsking(null)
    if (made.ok) announce('Retiré de la page publique.')
  }
  const refusal = publish.refusal ?? withdraw.refusal
  return (
    <ShowAnswer of={answer} loading="Recherche de la publication…" quiet>
      {({ publication }) => {
        const stands = publication !== null && publication.retireeA === null
        return (
          <div className="pile serree">
            <State publication={publication} e={words.e} />
            {empeche !== null && <p className="petit">{empeche}</p>}
            <div className="rang">
              <Button small isDisabled={publish.busy || empeche !== null} onPress={() => setAsking('publier')}>
                {stands ? `Publier à nouveau ${words.quoi}` : `Publier ${words.quoi}`}
              </Button>
              {stands && (
                <Button small look="danger" isDisabled={withdraw.busy} onPress={() => setAsking('retirer')}>
                  Retirer de la page publique
                </Button>
              )}
            </div>
            <Refused of={refusal} />
            <ConfirmDialog
              title={`Publier ${words.quoi}\u00a0?`}
              isOpen={asking === 'publier'}
              confirm="Publier"
              isBusy={publish.busy}
              onConfirm={() => void go()}
              onCancel={() => setAsking(null)}
            >
              {words.avant}
            </ConfirmDialog>
            <ConfirmDialog
              title={`Retirer ${words.quoi} de la page publique ?`}
              isOpen={asking === 'retirer'}
              confirm="Retirer"
              danger
              isBusy={withdraw.busy}
              onConfirm={() => void takeAway()}
              onCancel={() => setAsking(null)}
            >
              {words.ce} ne sera plus lisible par le public ; son adresse dira que le document est retiré. Publier à
              nouveau {words.le} rendra à la même adresse.
            </ConfirmDialog>
          </div>
        )
      }}
    </ShowAnswer>
  )
}

function State({ publication, e }: { publication: Published | null; e: string }) {
  if (publication === null) return null
  const { chemin, publieeA, retireeA } = publication
  if (retireeA !== null)
    return (
      <p className="petit">
        Retiré{e} de la page publique : <Instant at={retireeA} form="short" />.
      </p>
    )
  return (
    <p className="petit">
      <a href={chemin} target="_blank" rel="noreferrer">
        Page publique
      </a>{' '}
      · publié{e} : <Instant at={publieeA} form="short" />
    </p>
  )
}
