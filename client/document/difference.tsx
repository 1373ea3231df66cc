import { Copy } from 'lucide-react'
import { createElement, Fragment } from 'react'
import { IconButton } from '#client/ui/button'
import { copyWords } from '#client/ui/copy-words'
import { announce, notify } from '#client/ui/notice'
import { readableValue, withOrdinals } from '#client/words/dates'
import type { ActionChangee, Champ, Changement, DocumentCompare, Morceau } from '#shared/api/comparaison'
import './difference.css'

/** Puts the words of a difference on the clipboard, for the report. */
export async function copyForReport(text: string, done: string): Promise<void> {
  if (await copyWords(text)) notify(done)
  else announce('La copie a été refusée par le navigateur.', 'assertive')
}

/** A whole document as a paragraph of a report. */
export const redactionOf = ({ titre, sorte, changements }: DocumentCompare): string =>
  sorte === 'modifie'
    ? [titre, ...changements.map((c) => `- ${c.phrase}`)].join('\n')
    : `${titre} : ${sorte === 'ajoute' ? 'nouveau document' : 'absent du second état'}`

/** What was taken out is struck, what was put in is underlined; both are also said to those who do not see it. */
function Morceaux({ morceaux }: { morceaux: readonly Morceau[] }) {
  const parts = morceaux.map(({ kind, text }) => {
    if (kind === 'same') return <>{text}</>
    const [tag, said] = kind === 'added' ? ['ins', 'ajouté : '] : ['del', 'retiré : ']
    return createElement(tag, null, <span className="sr">[{said}</span>, text, <span className="sr">]</span>)
  })
  return <p className="difference-texte">{createElement(Fragment, null, ...parts)}</p>
}

interface UnChampProps {
  champ: Champ
  isNew: boolean
  /** The heading already says the name of the field. */
  isNamed: boolean
}

function UnChamp({ champ: { label, avant, apres, morceaux }, isNew, isNamed }: UnChampProps) {
  const words = (value: string | null) => (value === null ? <em>non renseigné</em> : withOrdinals(readableValue(value)))
  return (
    <div className={isNamed ? undefined : 'difference-champ'}>
      <dt className={isNamed ? 'sr' : undefined}>{label}</dt>
      <dd>
        {morceaux !== null ? (
          <Morceaux morceaux={morceaux} />
        ) : avant === apres && !isNew ? (
          'Mise en forme changée'
        ) : isNew ? (
          words(apres)
        ) : (
          <>
            {words(avant)} <span aria-hidden="true">→</span>
            <span className="sr"> devient </span> {words(apres)}
          </>
        )}
      </dd>
    </div>
  )
}

const sortes = { ajoute: 'Ajout', retire: 'Retrait', modifie: null, deplace: 'Ordre changé' } as const

/** Changes one under the other, each with its words to copy. */
export function Changements({ changements, under }: { changements: readonly Changement[]; under?: string }) {
  return (
    <ol className="liste-nue pile">
      {changements.map((c) => (
        <UnChangement key={c.cle} changement={c} under={under} />
      ))}
    </ol>
  )
}

interface UnChangementProps {
  changement: Changement
  /** Heading it stands under, not to be said twice. */
  under: string | undefined
}

function UnChangement({ changement, under }: UnChangementProps) {
  const { rubrique, element, sorte, champs, phrase } = changement
  return (
    <li className="difference-changement">
      <div className="ligne">
        <h3>
          {(element === null || rubrique !== under) && rubrique}
          {element !== null && rubrique !== under && ' · '}
          {element !== null && withOrdinals(element)}
          {sortes[sorte] !== null && <span className="petit"> ({sortes[sorte]})</span>}
        </h3>
        <IconButton
          small
          label={`Copier : ${phrase.slice(0, 60)}`}
          onPress={() => void copyForReport(phrase, 'Formulation copiée.')}
        >
          <Copy size={16} aria-hidden="true" />
        </IconButton>
      </div>
      {champs.length > 0 && (
        <dl>
          {champs.map((c) => (
            <UnChamp key={c.label} champ={c} isNew={sorte === 'ajoute'} isNamed={element === null} />
          ))}
        </dl>
      )}
    </li>
  )
}

const dateOf = (le: string | null): string => (le === null ? 'sans date' : `au ${readableValue(le)}`)

/** An action whose text is not the same, with the date of each text. */
export function UneAction({ action: { fiche, action, avant, apres, morceaux, phrase } }: { action: ActionChangee }) {
  return (
    <li className="difference-changement">
      <div className="ligne">
        <h3>
          {action} <span className="petit">({fiche})</span>
        </h3>
        <IconButton
          small
          label={`Copier : ${action.slice(0, 60)}`}
          onPress={() => void copyForReport(phrase, 'Formulation copiée.')}
        >
          <Copy size={16} aria-hidden="true" />
        </IconButton>
      </div>
      <p className="petit">
        Texte {withOrdinals(dateOf(avant.le))} → texte {withOrdinals(dateOf(apres.le))}
      </p>
      <Morceaux morceaux={morceaux} />
    </li>
  )
}
