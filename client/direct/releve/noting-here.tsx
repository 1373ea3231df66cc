import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from 'react'
import type * as Y from 'yjs'
import { useRows } from '#client/document/use-document-value'
import type { Slash } from '#client/prose/slash'
import { useDocument } from '#client/sync/use-document'
import { notify } from '#client/ui/notice'
import { rowMap } from '#shared/document/layout'
import { type NatureReleve, naturesReleve } from '#shared/documents/choices'
import { notesDeSeance } from '#shared/documents/notes-de-seance'
import { documentOf, useMeeting } from '../meeting.tsx'
import { LineDialog } from './line-dialog.tsx'
import { ReleveLine } from './releve-line.tsx'
import { useNoting } from './use-noting.ts'
import './releve.css'

interface Here {
  doc: Y.Doc
  sousGroupe: string
  slash: Slash | undefined
  edit: ((id: string) => void) | null
}

const Current = createContext<Here | null>(null)

/** What « / » offers in the texts of this page; undefined where nothing can be noted. */
export const useNotingSlash = (): Slash | undefined => useContext(Current)?.slash

const natures = (Object.keys(naturesReleve) as NatureReleve[]).map((id) => ({ id, label: naturesReleve[id] }))
const isNature = (id: string): id is NatureReleve => Object.hasOwn(naturesReleve, id)

interface NotingHereProps {
  sousGroupe: string
  children: ReactNode
}

/** Around the sheet of a sub-group: its texts can be noted, and what was noted from it can be read. */
const words: Slash['words'] = {
  menu: 'Noter ce paragraphe au relevé',
  opened: 'Noter ce paragraphe\u00a0: flèches pour choisir, Entrée pour noter, Échap pour fermer.',
  help: 'Barre oblique pour noter le paragraphe au relevé.',
}

export function NotingHere(props: NotingHereProps) {
  const { seance } = useMeeting()
  const entry = documentOf(seance, 'notes-de-seance')
  return entry === null ? props.children : <Providing {...props} entry={entry} />
}

type Entry = NonNullable<ReturnType<typeof documentOf>>

function Providing({ entry, sousGroupe, children }: NotingHereProps & { entry: Entry }) {
  const { seance } = useMeeting()
  const { doc, ready, right } = useDocument('notes-de-seance', entry.id, {
    right: entry.right,
    personId: seance.personId,
  })
  const [open, setOpen] = useState<{ id: string; fresh: boolean } | null>(null)
  const noting = useNoting(doc)
  const note = useRef(noting)
  note.current = noting
  const canWrite = ready && right === 'write'
  const here = useMemo((): Here => {
    const edit = (id: string) => setOpen({ id, fresh: false })
    const choose: Slash['choose'] = (item, words, already) => {
      if (!isNature(item)) return already
      if (already !== null && rowMap(doc, 'releve', already) !== null) {
        edit(already)
        return already
      }
      const id = note.current({ nature: item, texte: words, sousGroupe })
      // A commitment is nothing without who and for when; with no words yet, they are asked for.
      if (item === 'engagement' || words === '') setOpen({ id, fresh: true })
      else notify(`Noté au relevé\u00a0: ${naturesReleve[item].toLowerCase()}.`)
      return words === '' ? null : id
    }
    return {
      ...{ doc, sousGroupe },
      slash: canWrite ? { words, items: natures, choose } : undefined,
      edit: canWrite ? edit : null,
    }
  }, [doc, sousGroupe, canWrite])
  return (
    <Current value={here}>
      {children}
      {open !== null && <LineDialog doc={doc} {...open} onClose={() => setOpen(null)} />}
    </Current>
  )
}

/** What was noted from this sheet, where it is read with it. */
export function NotedHere() {
  const here = useContext(Current)
  return here === null ? null : <Noted {...here} />
}

function Noted({ doc, sousGroupe, edit }: Here) {
  const lines = useRows(notesDeSeance, doc, 'releve').filter((line) => line.sousGroupe === sousGroupe)
  if (lines.length === 0) return null
  return (
    <section aria-labelledby="note-ici" className="pile serree">
      <h2 id="note-ici">Noté au relevé depuis ce sous-groupe</h2>
      <ul className="liste-nue releve">
        {lines.map((line) => (
          <li key={line.id}>
            <ReleveLine line={line} {...(edit === null ? {} : { onEdit: () => edit(line.id) })} />
          </li>
        ))}
      </ul>
    </section>
  )
}
