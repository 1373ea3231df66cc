import { Link } from '@tanstack/react-router'
import { GripVertical, Plus } from 'lucide-react'
import type { DragEvent } from 'react'
import { useAnswer } from '#client/api/answer'
import { ShowAnswer } from '#client/api/show-answer'
import { Banner } from '#client/ui/banner'
import { Button } from '#client/ui/button'
import { announce } from '#client/ui/notice'
import { Instant, withOrdinals } from '#client/words/dates'
import { nomDInstantane } from '#client/words/instantane'
import { insideQuotes } from '#client/words/shorten'
import { type InstantaneBref, listInstantanes } from '#shared/api/instantanes'
import { type Bloc, blocs } from '#shared/prose/content'
import type { EditorHandle } from './editor-handle.ts'
import { insertBlock } from './insert-bloc.ts'
import { insertBox } from './insertions.ts'
import { renew } from './renew.ts'
import { attributesOf, type BlocAttributes, blocNode, citables, newerThan } from './sources.ts'

interface SourcesProps {
  groupeId: string
  cited: readonly string[]
  /** Of those, the ones a block is drawn from: an earlier state is compared with on purpose. */
  drawn: readonly string[]
  /** Null while the text cannot be written. */
  handle: EditorHandle | null
}
interface ListProps extends Omit<SourcesProps, 'groupeId'> {
  instantanes: readonly InstantaneBref[]
}

const names = Object.keys(blocs) as Bloc[]

/** The snapshots of the group: what a figure can be drawn from. */
export function Sources({ groupeId, cited, drawn, handle }: SourcesProps) {
  const answer = useAnswer(listInstantanes, { params: { id: groupeId } }, { every: 60_000 })
  return (
    <aside className="restitution-sources" aria-labelledby="titre-sources">
      <h2 id="titre-sources">Sources</h2>
      {handle !== null && (
        <>
          <p className="petit">
            Un bloc s’insère après le paragraphe où se trouve le curseur, ou se glisse dans la page ; dans le texte,
            «&nbsp;/&nbsp;» l’insère aussi. Chaque chiffre garde le lien vers l’instantané d’où il vient.
          </p>
          <div>
            <Button small onPress={() => insertBox(handle.editor, handle.hasCursor())}>
              <Plus size={14} aria-hidden="true" /> Encadré à compléter
            </Button>
          </div>
        </>
      )}
      <ShowAnswer of={answer} loading="Recherche des instantanés…">
        {(all) => <List instantanes={citables(all)} cited={cited} drawn={drawn} handle={handle} />}
      </ShowAnswer>
    </aside>
  )
}

function List({ instantanes, cited, drawn, handle }: ListProps) {
  const outdated = instantanes.flatMap((old) => {
    const newest = drawn.includes(old.id) ? newerThan(instantanes, old.id) : null
    return newest === null ? [] : [{ old, newest }]
  })
  return (
    <>
      {outdated.map(({ old, newest }) => (
        <Banner
          key={old.id}
          tone="ochre"
          shape="triangle"
          title="Un instantané plus récent existe"
          action={
            handle !== null && (
              <Button small onPress={() => renew(handle.editor, { from: old.id }, newest.id)}>
                Utiliser le plus récent
              </Button>
            )
          }
        >
          « {withOrdinals(insideQuotes(nomDInstantane(newest)))} », <Instant at={newest.prisA} form="short" />.{' '}
          <Link to="/instantanes/$id/comparer/$avec" params={{ id: old.id, avec: newest.id }}>
            Voir ce qui a changé
          </Link>
        </Banner>
      ))}
      {instantanes.length === 0 && (
        <p className="blanc">
          Aucun instantané pour l’instant. Une séance en prend un à son ouverture, avant la pause et à sa clôture.
        </p>
      )}
      <ul className="liste-nue pile serree">
        {instantanes.map((i) => (
          <li key={i.id} className="carte restitution-source">
            <h3>{withOrdinals(nomDInstantane(i))}</h3>
            <p className="petit">
              <Instant at={i.prisA} form="short" /> · empreinte {i.empreinte.slice(0, 8)}…
              {cited.includes(i.id) && ' · utilisé ici'}
            </p>
            {handle !== null && <Inserts handle={handle} instantane={i} sources={instantanes} />}
          </li>
        ))}
      </ul>
    </>
  )
}

interface InsertsProps {
  handle: EditorHandle
  instantane: InstantaneBref
  sources: readonly InstantaneBref[]
}

function Inserts({ handle, instantane, sources }: InsertsProps) {
  const offered = names.flatMap((bloc) => attributesOf(bloc, instantane.id, sources) ?? [])
  const insert = (attributes: BlocAttributes) => {
    const at = insertBlock(handle.editor, blocNode(attributes), handle.hasCursor())
    const drawn = handle.editor.view.nodeDOM(at)
    if (drawn instanceof HTMLElement) drawn.scrollIntoView({ block: 'nearest' })
    announce(`Bloc inséré : ${blocs[attributes.bloc]}.`)
  }
  return (
    <ul
      className="liste-nue restitution-insertions"
      aria-label={`Insérer depuis «\u00a0${insideQuotes(nomDInstantane(instantane))}\u00a0»`}
    >
      {offered.map((attributes) => (
        <li key={attributes.bloc} draggable onDragStart={(e) => carry(e, attributes)}>
          <GripVertical size={16} aria-hidden="true" className="restitution-poignee" />
          <Button
            small
            onPress={() => insert(attributes)}
            aria-label={`Insérer : ${blocs[attributes.bloc]}, ${insideQuotes(nomDInstantane(instantane))}`}
          >
            <Plus size={14} aria-hidden="true" /> {blocs[attributes.bloc]}
          </Button>
        </li>
      ))}
    </ul>
  )
}

/** The editor reads what is dropped as it reads what is pasted. */
function carry(e: DragEvent, attributes: BlocAttributes): void {
  const element = document.createElement('bloc-donnees')
  Object.assign(element.dataset, attributes)
  e.dataTransfer.setData('text/html', element.outerHTML)
  e.dataTransfer.effectAllowed = 'copy'
}
