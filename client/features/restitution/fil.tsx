import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useAction } from '#client/api/answer'
import { type CommentKey, commentOfDevice } from '#client/offline/device-draft'
import { Button } from '#client/ui/button'
import { Chip } from '#client/ui/chip'
import { classes } from '#client/ui/class-names'
import { ConfirmDialog } from '#client/ui/dialog'
import { notify } from '#client/ui/notice'
import { Refused } from '#client/ui/refused'
import { TextArea } from '#client/ui/text-field'
import { useFocusNext } from '#client/ui/use-focus-next'
import { Instant } from '#client/words/dates'
import { insideQuotes, shorten } from '#client/words/shorten'
import { type Auteur, reglerCommentaire, repondreCommentaire, retirerCommentaire } from '#shared/api/commentaires'
import { useBegun } from './use-begun.ts'
import type { Place, Revue } from './use-revue.ts'

interface FilProps {
  documentId: string
  place: Place
  revue: Revue
  /** Something may still be said. */
  ouverte: boolean
  /** It left its place in the list, and the focus with it. */
  onGone: () => void
}

const whoIs = ({ organisme, fonction, effacee, moi }: Auteur): string => {
  if (moi) return 'Vous'
  return [organisme, fonction].filter((w) => w !== null).join(', ') || (effacee ? 'Personne effacée' : 'Animation')
}

/** A comment, what answered it, and what may be done about it. */
export function Fil({ documentId, place, revue, ouverte, onGone }: FilProps) {
  const { fil, passage } = place
  const card = useRef<HTMLLIElement>(null)
  const key = { documentId, filId: fil.id, personId: revue.personId }
  const [answering, setAnswering] = useState(() => commentOfDevice(key) !== null)
  const answerButton = useRef<HTMLButtonElement>(null)
  const focusNext = useFocusNext()
  const [removing, setRemoving] = useState(false)
  const settle = useAction(reglerCommentaire)
  const remove = useAction(retirerCommentaire)
  const params = { id: documentId, commentaireId: fil.id }
  const actif = revue.actif === fil.id
  const said = shorten(fil.texte, 40)
  useEffect(() => {
    if (actif) card.current?.scrollIntoView({ block: 'nearest' })
  }, [actif])
  const pass = async (resolu: boolean) => {
    const done = await settle.run({ params, body: { resolu } })
    if (!done.ok) return
    onGone()
    notify(resolu ? 'Commentaire résolu.' : 'Commentaire rouvert.')
  }
  const closeAnswer = () => {
    setAnswering(false)
    focusNext(() => answerButton.current)
  }
  const takeAway = async () => {
    const done = await remove.run({ params })
    setRemoving(false)
    if (!done.ok) return
    onGone()
    notify('Commentaire retiré.')
  }
  return (
    <li ref={card} className={classes('carte', 'commentaire', actif && 'actif')} aria-current={actif || undefined}>
      <Said auteur={fil.auteur} at={fil.at} texte={fil.texte}>
        {passage === null && <Chip shape="cross">Passage supprimé</Chip>}
        <blockquote className="commentaire-citation">« {insideQuotes(shorten(fil.citation, 240))} »</blockquote>
      </Said>
      {fil.reponses.length > 0 && (
        <ul className="liste-nue commentaire-reponses">
          {fil.reponses.map((r) => (
            <li key={r.id}>
              <Said auteur={r.auteur} at={r.at} texte={r.texte} />
            </li>
          ))}
        </ul>
      )}
      {fil.resoluA !== null && fil.resoluPar !== null && (
        <p className="petit">
          Résolu par {whoIs(fil.resoluPar).replace(/^Vous$/, 'vous')}, <Instant at={fil.resoluA} form="short" />
        </p>
      )}
      {ouverte && answering && <Repondre of={key} onClose={closeAnswer} />}
      <Refused of={settle.refusal ?? remove.refusal} />
      <div className="rang">
        {passage !== null && (
          <Button small look="quiet" aria-label={`Voir dans le texte : ${said}`} onPress={() => revue.goTo(place)}>
            Voir dans le texte
          </Button>
        )}
        {ouverte && !answering && (
          <Button
            small
            look="quiet"
            ref={answerButton}
            aria-label={`Répondre : ${said}`}
            onPress={() => setAnswering(true)}
          >
            Répondre
          </Button>
        )}
        {fil.peutRegler && (
          <Button
            small
            look="quiet"
            isDisabled={settle.busy}
            aria-label={`${fil.resoluA === null ? 'Marquer résolu' : 'Rouvrir'} : ${said}`}
            onPress={() => void pass(fil.resoluA === null)}
          >
            {fil.resoluA === null ? 'Marquer résolu' : 'Rouvrir'}
          </Button>
        )}
        {fil.peutRetirer && (
          <Button small look="quiet" aria-label={`Retirer : ${said}`} onPress={() => setRemoving(true)}>
            Retirer
          </Button>
        )}
      </div>
      <ConfirmDialog
        danger
        title="Retirer ce commentaire ?"
        confirm="Retirer"
        isOpen={removing}
        isBusy={remove.busy}
        onCancel={() => setRemoving(false)}
        onConfirm={() => void takeAway()}
      >
        <p>
          {fil.reponses.length === 0
            ? 'Il disparaît pour tout le monde.'
            : 'Il disparaît pour tout le monde, avec ses réponses. Pour les garder, marquez-le résolu.'}
        </p>
      </ConfirmDialog>
    </li>
  )
}

interface SaidProps {
  auteur: Auteur
  at: number
  texte: string
  /** What it is about. */
  children?: ReactNode
}

const Said = ({ auteur, at, texte, children }: SaidProps) => (
  <>
    <p className="petit">
      <strong>{whoIs(auteur)}</strong>, <Instant at={at} form="short" />
    </p>
    {children}
    <p className="commentaire-texte">{texte}</p>
  </>
)

interface RepondreProps {
  of: CommentKey & { filId: string }
  onClose: () => void
}

function Repondre({ of, onClose }: RepondreProps) {
  const { texte, setTexte, blank, isNew, forget } = useBegun(of)
  const send = useAction(repondreCommentaire)
  const close = () => {
    forget()
    onClose()
  }
  const submit = async (e: FormEvent) => {
    e.preventDefault()
    if (blank) return
    const sent = await send.run({ params: { id: of.documentId, commentaireId: of.filId }, body: { texte } })
    if (sent.ok) close()
  }
  return (
    <form onSubmit={submit}>
      <TextArea label="Votre réponse" value={texte} onChange={setTexte} rows={2} maxLength={2000} autoFocus={isNew} />
      <Refused of={send.refusal} />
      <div className="rang">
        <Button type="submit" small look="primary" isDisabled={send.busy || blank}>
          Répondre
        </Button>
        <Button small look="quiet" onPress={close}>
          Annuler
        </Button>
      </div>
    </form>
  )
}
