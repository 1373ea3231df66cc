import { useMemo, useRef, useState } from 'react'
import type { XmlFragment } from 'yjs'
import type { DocumentPlace } from '#client/document/document-page'
import type { OpenDocument } from '#client/document/open-document'
import { ProseField } from '#client/prose/prose-field'
import { useProse } from '#client/prose/use-prose'
import { rootProse } from '#shared/document/layout'
import type { ProseNode } from '#shared/document/value'
import { restitution } from '#shared/documents/restitution'
import { dataNode } from '#shared/prose/content'
import { formeOf } from '#shared/prose/formes'
import { BlocDonnees } from './bloc-donnees.tsx'
import { blocDonnees } from './bloc-node.tsx'
import { ControlePanel } from './controle-panel.tsx'
import { type EditorHandle, editorHandle } from './editor-handle.ts'
import { Entete } from './entete.tsx'
import { citedIn, headingsOf } from './plan.ts'
import { PlanPanel } from './plan-panel.tsx'
import { showBlock } from './show-block.ts'
import { Sources } from './sources-panel.tsx'

interface StudioProps extends OpenDocument {
  place: DocumentPlace
  /** The check before publication, while it is open. */
  controle: { onClose: () => void } | null
}

/** Outline, page and sources: a restitution being written by several people. */
export function Studio({ doc, canWrite, awareness, place, controle }: StudioProps) {
  const page = useRef<HTMLElement>(null)
  const [handle, setHandle] = useState<EditorHandle | null>(null)
  const fragment = rootProse(doc, 'corps')
  const corps = useProse(fragment)
  return (
    <div className="restitution-studio">
      <PlanPanel headings={headingsOf(corps)} groupe={place.groupe} page={page} handle={handle} />
      <article ref={page} className="restitution-page" aria-label="Texte de la restitution">
        <Entete doc={doc} canWrite={canWrite} />
        <Corps fragment={fragment} canWrite={canWrite} awareness={awareness} onEditor={setHandle} />
      </article>
      <div className="restitution-cote">
        {controle !== null && (
          <ControlePanel
            documentId={place.id}
            show={(rang) => showBlock(page.current, handle, rang)}
            onClose={controle.onClose}
          />
        )}
        {place.groupe !== null && <Sources groupeId={place.groupe.id} cited={citedIn(corps)} handle={handle} />}
      </div>
    </div>
  )
}

interface CorpsProps extends Pick<OpenDocument, 'canWrite' | 'awareness'> {
  fragment: XmlFragment
  onEditor: (handle: EditorHandle | null) => void
}

function Corps({ fragment, canWrite, awareness, onEditor }: CorpsProps) {
  const extensions = useMemo(() => [blocDonnees, editorHandle(onEditor)], [onEditor])
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
      other={readBloc}
    />
  )
}

const named = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** A data block where the text is only read. */
function readBloc(node: ProseNode) {
  if (node.type !== dataNode) return null
  const { bloc, instantane, cle, forme } = node.attrs ?? {}
  return <BlocDonnees bloc={named(bloc)} instantane={named(instantane)} cle={named(cle)} forme={formeOf(forme)} />
}
