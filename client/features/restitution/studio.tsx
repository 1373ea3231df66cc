import { Layers, ListChecks, ListTree, MessageSquare, MessageSquarePlus, UserCheck } from 'lucide-react'
import { type Dispatch, memo, type SetStateAction, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { XmlFragment } from 'yjs'
import { useAnswer } from '#client/api/answer'
import type { DocumentPlace } from '#client/document/document-page'
import type { OpenDocument } from '#client/document/open-document'
import { useField } from '#client/document/use-document-value'
import { commentOfDevice } from '#client/offline/device-draft'
import { ProseField } from '#client/prose/prose-field'
import { ProseView } from '#client/prose/prose-view'
import { useProse } from '#client/prose/use-prose'
import { Tabs } from '#client/ui/tabs'
import { useMedia } from '#client/ui/use-media'
import { getRestitution } from '#shared/api/restitutions'
import { rootProse } from '#shared/document/layout'
import { type ProseNode, type ProseValue, proseIsBlank } from '#shared/document/value'
import { restitution } from '#shared/documents/restitution'
import { boxNode, dataNode } from '#shared/prose/content'
import { BlocDonnees } from './bloc-donnees.tsx'
import { blocNamed } from './bloc-named.ts'
import { blocDonnees } from './bloc-node.tsx'
import { aCompleter, BoxRead } from './box-node.tsx'
import { CommentairesPanel } from './commentaires-panel.tsx'
import { ControlePanel } from './controle-panel.tsx'
import { type EditorHandle, editorHandle } from './editor-handle.ts'
import { Entete } from './entete.tsx'
import { slashOf } from './insertions.ts'
import { passageClass, type Shown } from './passages.ts'
import { passagesShown } from './passages-editeur.ts'
import { withPassages } from './passages-lecture.ts'
import { citedIn, drawnIn, headingsOf } from './plan.ts'
import { PlanPanel } from './plan-panel.tsx'
import { Relecteurs } from './relecteurs.tsx'
import { showBlock } from './show-block.ts'
import { GroupeDesSources, PeriodeRendue, useSources } from './sources.ts'
import { Sources } from './sources-panel.tsx'
import { useRevue } from './use-revue.ts'
import { nameOf, type Volet, Volets } from './volets.tsx'

interface StudioProps extends OpenDocument {
  place: DocumentPlace
  personId: string
  /** The check before publication, while it is open. */
  controle: boolean
  onControle: (open: boolean) => void
}

/** Plan, sources and comments follow the text at this pace. */
const PAUSE_MS = 200

/** Outline, page and sources: a restitution being written by several people. Not drawn anew when only its saving is told. */
export const Studio = memo(function Studio(props: StudioProps) {
  const { doc, canWrite, awareness, place, personId, controle, onControle } = props
  const page = useRef<HTMLElement>(null)
  const [handle, setHandle] = useState<EditorHandle | null>(null)
  const fragment = rootProse(doc, 'corps')
  const corps = useProse(fragment, PAUSE_MS)
  const debut = useField(restitution, doc, 'debut')
  const fin = useField(restitution, doc, 'fin')
  const periode = useMemo(() => ({ debut, fin }), [debut, fin])
  const etroit = useMedia('(max-width: 900px)')
  const large = useMedia('(min-width: 1181px)')
  const [begun] = useState(() => commentOfDevice({ documentId: place.id, filId: null, personId }))
  const [onglet, setOnglet] = useState(place.groupe === null || begun !== null ? 'commentaires' : 'sources')
  const [ouvert, setOuvert] = useState<string | null>(begun === null ? null : 'commentaires')
  const toComments = useCallback(() => {
    setOnglet('commentaires')
    setOuvert('commentaires')
  }, [])
  const revue = useRevue({ documentId: place.id, personId, begun, fragment, corps, handle, page, onOpen: toComments })
  const show = {
    rang: (rang: number | null) => showBlock(page.current, handle, rang),
    commentaire: (id: string) => {
      const found = revue.places.find(({ fil }) => fil.id === id)
      if (found !== undefined) revue.goTo(found)
    },
  }
  const standing = useAnswer(getRestitution, { params: { id: place.id } })
  // Those who write it see who reads it, also once it is written no more.
  const named = canWrite || (standing.state === 'ready' && standing.value.peutFaireVersion)
  useEffect(() => {
    setOuvert((before) => (controle ? 'controle' : before === 'controle' ? null : before))
  }, [controle])

  const plan: Volet = {
    ...{ id: 'plan', label: 'Plan', icon: ListTree },
    content: (
      <PlanPanel
        headings={headingsOf(corps)}
        groupe={place.groupe}
        page={page}
        handle={handle}
        onGone={() => setOuvert(null)}
      />
    ),
  }
  const beside: Volet[] = []
  if (place.groupe !== null) {
    const content = <Sources groupeId={place.groupe.id} cited={citedIn(corps)} drawn={drawnIn(corps)} handle={handle} />
    beside.push({ id: 'sources', label: 'Sources', icon: Layers, content })
  }
  beside.push({
    ...{ id: 'commentaires', label: 'Commentaires', icon: MessageSquare },
    nombre: revue.places.filter(({ fil }) => fil.resoluA === null).length,
    content: <CommentairesPanel documentId={place.id} revue={revue} corps={corps} />,
  })
  if (named) {
    const content = <Relecteurs documentId={place.id} ouverte={canWrite} />
    beside.push({ id: 'relecture', label: 'Relecture', icon: UserCheck, content })
  }
  const check: Volet[] = []
  if (controle) {
    const content = (
      <ControlePanel documentId={place.id} roles={place.roles} show={show} onClose={() => onControle(false)} />
    )
    check.push({ id: 'controle', label: 'Contrôle', icon: ListChecks, content })
  }
  const tabs = large ? beside : [plan, ...beside]
  return (
    <GroupeDesSources value={place.groupe?.id ?? null}>
      <div className="restitution-studio">
        {large && <div className="restitution-plan">{plan.content}</div>}
        {etroit && <Volets items={[...tabs, ...check]} ouvert={ouvert} onOpen={setOuvert} />}
        <article ref={page} className="restitution-page" aria-label="Texte de la restitution">
          <Entete doc={doc} canWrite={canWrite} replie={etroit} />
          <PeriodeRendue value={periode}>
            <Corps
              fragment={fragment}
              corps={canWrite ? corps : withPassages(corps, revue.shown)}
              canWrite={canWrite}
              awareness={awareness}
              onEditor={setHandle}
              onComment={revue.begin}
            />
          </PeriodeRendue>
        </article>
        {!etroit && (
          <div className="restitution-cote">
            {check[0]?.content}
            <Tabs
              label="À côté du texte"
              items={tabs.map((t) => ({ ...t, label: nameOf(t) }))}
              selected={tabs.some(({ id }) => id === onglet) ? onglet : 'commentaires'}
              onSelect={setOnglet}
            />
          </div>
        )}
      </div>
    </GroupeDesSources>
  )
})

interface CorpsProps extends Pick<OpenDocument, 'canWrite' | 'awareness'> {
  fragment: XmlFragment
  /** What it says, with the passages that were commented on. */
  corps: ProseValue
  onEditor: Dispatch<SetStateAction<EditorHandle | null>>
  onComment: () => void
}

function Corps({ fragment, corps, canWrite, awareness, onEditor, onComment }: CorpsProps) {
  const extensions = useMemo(() => [blocDonnees, aCompleter, passagesShown, editorHandle(onEditor)], [onEditor])
  const slash = slashOf(useSources())
  const tools = [{ id: 'commenter', label: 'Commenter (Ctrl + Alt + M)', icon: MessageSquarePlus, run: onComment }]
  if (!canWrite && !proseIsBlank(corps)) return <ProseView value={corps} below={0} other={readBloc} />
  return (
    <ProseField
      fragment={fragment}
      label={restitution.shape.corps.label}
      champ="corps"
      canWrite={canWrite}
      awareness={awareness}
      toolbar="always"
      framed={false}
      below={0}
      placeholder="Écrire la restitution, ou insérer un bloc depuis les sources"
      extensions={extensions}
      tools={tools}
      slash={slash}
      other={readBloc}
    />
  )
}

/** A data block, or a box to fill in, where the text is only read. */
function readBloc(node: ProseNode) {
  if (node.type !== dataNode && node.type !== boxNode) return null
  const { passage, ...attrs } = node.attrs ?? {}
  const drawn = node.type === boxNode ? <BoxRead node={node} /> : <BlocDonnees {...blocNamed(attrs)} />
  if (passage === undefined) return drawn
  const { id, actif } = passage as Shown
  return (
    <div className={passageClass(actif)} data-fil={id}>
      {drawn}
    </div>
  )
}
