import { useRef } from 'react'
import { ShowAnswer } from '#client/api/show-answer'
import { Button } from '#client/ui/button'
import { useFocusNext } from '#client/ui/use-focus-next'
import type { ProseValue } from '#shared/document/value'
import { CommenterForm } from './commenter-form.tsx'
import { Fil } from './fil.tsx'
import { NonEnvoye } from './non-envoye.tsx'
import type { Place, Revue } from './use-revue.ts'
import { VersionDAvant } from './version-d-avant.tsx'
import './commentaires.css'

interface CommentairesPanelProps {
  documentId: string
  revue: Revue
  corps: ProseValue
}

/** Down the page; those whose passage is gone come last. */
const inOrder = (a: Place, b: Place): number => {
  if (a.passage === null || b.passage === null) return Number(a.passage === null) - Number(b.passage === null)
  const [p, q] = [a.passage.debut, b.passage.debut]
  return p.rang - q.rang || p.at - q.at || a.fil.at - b.fil.at
}

/** What was said about passages of the text, beside it. */
export function CommentairesPanel({ documentId, revue, corps }: CommentairesPanelProps) {
  const { answer, places, draft, begin } = revue
  const section = useRef<HTMLElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const focusNext = useFocusNext()
  const close = () => {
    revue.close()
    focusNext(() => button.current)
  }
  return (
    <section className="restitution-commentaires" aria-label="Commentaires" ref={section} tabIndex={-1}>
      <ShowAnswer of={answer} loading="Lecture des commentaires…">
        {({ ouverte }) => {
          const ordered = [...places].sort(inOrder)
          const open = ordered.filter(({ fil }) => fil.resoluA === null)
          const settled = ordered.filter(({ fil }) => fil.resoluA !== null)
          const threads = (list: readonly Place[]) => (
            <ul className="liste-nue pile serree">
              {list.map((place) => (
                <Fil
                  key={place.fil.id}
                  documentId={documentId}
                  place={place}
                  revue={revue}
                  ouverte={ouverte}
                  onGone={() => section.current?.focus({ preventScroll: true })}
                />
              ))}
            </ul>
          )
          return (
            <>
              {ouverte && draft === null && (
                <Button small ref={button} onPress={begin} aria-keyshortcuts="Control+Alt+M">
                  Commenter un passage
                </Button>
              )}
              {ouverte && draft !== null && (
                <CommenterForm documentId={documentId} revue={revue} draft={draft} corps={corps} onClose={close} />
              )}
              {!ouverte && draft !== null && (
                <NonEnvoye of={{ documentId, filId: null, personId: revue.personId }} onForget={revue.close} />
              )}
              {open.length === 0 && draft === null && (
                <p className="petit">
                  {ouverte
                    ? 'Aucun commentaire ouvert. Sélectionnez des mots du texte, puis commentez-les (Ctrl + Alt + M).'
                    : 'Aucun commentaire ouvert. Cette restitution est validée : elle ne se commente plus.'}
                </p>
              )}
              {threads(open)}
              <VersionDAvant documentId={documentId} />
              {settled.length > 0 && (
                <details open={settled.some(({ fil }) => fil.id === revue.actif) || undefined}>
                  <summary>Résolus ({settled.length})</summary>
                  {threads(settled)}
                </details>
              )}
            </>
          )
        }}
      </ShowAnswer>
    </section>
  )
}
