import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAction, useAnswer } from '#client/api/answer'
import { ShowAnswer } from '#client/api/show-answer'
import { Changements } from '#client/document/difference'
import { OutlineView } from '#client/document/outline-view'
import { Page } from '#client/shell/page'
import { Button } from '#client/ui/button'
import { Checkbox } from '#client/ui/choices'
import { ConfirmDialog } from '#client/ui/dialog'
import { notify } from '#client/ui/notice'
import { Refused } from '#client/ui/refused'
import { Instant, withOrdinals } from '#client/words/dates'
import { number } from '#client/words/numbers'
import type { Changement } from '#shared/api/comparaison'
import { getDocumentFige, type Rubrique, reprendreRubrique } from '#shared/api/document-fige'
import type { AnswerOf } from '#shared/api/endpoint'
import { definitionOf, isDocumentKind } from '#shared/documents/registry'
import './instantanes.css'

/** What is to be given back, and what it would change. */
interface Retour {
  cle: string
  nom: string
  /** Of several blocks or rows: what was written since may stay after them. */
  long: boolean
  changements: readonly Changement[]
}

/** A document as it was frozen, field by field; what changed since can be given back, one field at a time. */
export function DocumentFigePage() {
  const { id, documentId } = useParams({ from: '/instantanes/$id/documents/$documentId' })
  const answer = useAnswer(getDocumentFige, { params: { id, documentId } })
  const [retour, setRetour] = useState<Retour | null>(null)
  const found = answer.state === 'ready' ? answer.value : null
  return (
    <Page
      title={found?.titre ?? 'Document figé'}
      heading={found === null ? 'Document figé' : withOrdinals(found.titre)}
      pending={answer.state === 'loading'}
      crumbs={[
        <Link key="instantane" to="/instantanes/$id" params={{ id }}>
          Instantané
        </Link>,
        'Document figé',
      ]}
      intro={
        found !== null && (
          <p className="lisible">
            Tel que figé dans « {withOrdinals(found.libelle)} », le <Instant at={found.prisA} form="long" />.
          </p>
        )
      }
    >
      <ShowAnswer of={answer} loading="Lecture du document…">
        {({ kind, rubriques, peutReprendre, auteurs }) => (
          <>
            {auteurs.length > 0 && <Auteurs auteurs={auteurs} />}
            {rubriques.map((r) => (
              <UneRubrique
                key={r.cle}
                rubrique={r}
                long={isLong(kind, r.cle)}
                onRetour={peutReprendre ? setRetour : null}
              />
            ))}
          </>
        )}
      </ShowAnswer>
      {retour !== null && <Reprendre id={id} documentId={documentId} retour={retour} onClose={() => setRetour(null)} />}
    </Page>
  )
}

/** Organisations and their shares of the text, never who. */
function Auteurs({ auteurs }: Pick<AnswerOf<typeof getDocumentFige>, 'auteurs'>) {
  return (
    <section className="carte pile serree" aria-labelledby="titre-auteurs">
      <h2 id="titre-auteurs">Qui a écrit ce texte</h2>
      <ul className="liste-nue document-fige-auteurs">
        {auteurs.map(({ organisme, part }) => (
          <li key={organisme ?? ''}>
            {organisme ?? 'Texte de départ ou repris d’un instantané'} : {percent(part)}
          </li>
        ))}
      </ul>
      <p className="petit">En part des caractères des textes rédigés, par organisme.</p>
    </section>
  )
}

const percent = (part: number): string =>
  part < 0.01 ? 'moins de 1\u00a0%' : `${number(Math.round(part * 100))}\u00a0%`

function isLong(kind: string, cle: string): boolean {
  const field = isDocumentKind(kind) ? definitionOf(kind).shape[cle] : undefined
  return field?.kind === 'prose' || field?.kind === 'rows'
}

interface UneRubriqueProps {
  rubrique: Rubrique
  long: boolean
  /** Null for who may not write in the document. */
  onRetour: ((retour: Retour) => void) | null
}

function UneRubrique({ rubrique: { cle, label, blocs, retour }, long, onRetour }: UneRubriqueProps) {
  const rows = retour.filter((c) => c.cle !== cle && c.sorte !== 'retire')
  return (
    <section className="carte pile serree" aria-labelledby={`rubrique-${cle}`}>
      <h2 id={`rubrique-${cle}`}>{label}</h2>
      <OutlineView blocks={blocs} top={3} />
      {retour.length > 0 && (
        <div className="document-fige-retour">
          <p className="petit">Cette rubrique a changé depuis.</p>
          {onRetour !== null && (
            <>
              {rows.length < retour.length || rows.length > 1 || rows.length === 0 ? (
                <Button small onPress={() => onRetour({ cle, nom: label, long, changements: retour })}>
                  Reprendre la rubrique
                </Button>
              ) : null}
              {rows.map((c) => (
                <Button
                  key={c.cle}
                  small
                  onPress={() => onRetour({ cle: c.cle, nom: c.element ?? label, long: false, changements: [c] })}
                >
                  <span>Reprendre « {shortened(c.element ?? label)} »</span>
                </Button>
              ))}
            </>
          )}
        </div>
      )}
    </section>
  )
}

const shortened = (words: string): string => (words.length <= 48 ? words : `${words.slice(0, 47).trimEnd()}…`)

function Reprendre({
  id,
  documentId,
  retour,
  onClose,
}: {
  id: string
  documentId: string
  retour: Retour
  onClose: () => void
}) {
  const action = useAction(reprendreRubrique)
  const [garder, setGarder] = useState(true)
  const confirm = async () => {
    const done = await action.run({ params: { id }, body: { documentId, cle: retour.cle, garder } })
    if (!done.ok) return
    notify('Rubrique reprise. Le reste du document n’a pas changé.')
    onClose()
  }
  return (
    <ConfirmDialog
      title={`Reprendre «\u00a0${shortened(retour.nom)}\u00a0» ?`}
      isOpen
      confirm="Reprendre"
      isBusy={action.busy}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      <p>
        Cette partie redira ce qu’elle disait dans l’instantané, comme une nouvelle modification que tout le monde
        verra. Le reste du document ne change pas.
      </p>
      <Changements changements={retour.changements} />
      {retour.long && (
        <Checkbox isSelected={garder} onChange={setGarder}>
          Garder, à la suite, ce qui a été écrit depuis et serait retiré
        </Checkbox>
      )}
      <Refused of={action.refusal} />
    </ConfirmDialog>
  )
}
