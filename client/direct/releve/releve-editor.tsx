import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import type * as Y from 'yjs'
import { DayInput } from '#client/document/day-input'
import { LineInput } from '#client/document/line-input'
import { useRemovedRows } from '#client/document/removed-rows'
import { RemovedRowsNotice } from '#client/document/removed-rows-notice'
import { SharedTextArea } from '#client/document/shared-text-area'
import { useRows } from '#client/document/use-document-value'
import { Button } from '#client/ui/button'
import { Select } from '#client/ui/select'
import type { DocumentOf } from '#shared/document/define'
import { cellText, setCell } from '#shared/document/edit'
import { type NatureReleve, naturesReleve } from '#shared/documents/choices'
import { notesDeSeance } from '#shared/documents/notes-de-seance'
import { naturesSuivies } from '#shared/documents/releve'
import { groupeWords, shortTitle } from '../groupes.ts'
import { useMeeting } from '../meeting.tsx'

interface ReleveEditorProps {
  doc: Y.Doc
  id: string
  onDone: () => void
}

const natures = Object.keys(naturesReleve) as NatureReleve[]

/** A line of the relevé being written; each field is shared as it is typed, there is nothing to submit. */
export function ReleveEditor({ doc, id, onDone }: ReleveEditorProps) {
  const line = useRows(notesDeSeance, doc, 'releve').find((row) => row.id === id)
  const box = useRef<HTMLDivElement>(null)
  const lost = useRemovedRows(notesDeSeance, doc, 'releve', box)
  return (
    <div ref={box}>
      {line !== undefined && (
        <div data-row={id}>
          <LineFields doc={doc} id={id} onDone={onDone} line={line} />
        </div>
      )}
      {line === undefined && lost.removed.length === 0 && (
        <p role="status">Cette ligne a été retirée par quelqu’un d’autre.</p>
      )}
      <RemovedRowsNotice {...lost} canWrite />
    </div>
  )
}

type Line = DocumentOf<typeof notesDeSeance>['releve'][number]

function LineFields({ doc, id, onDone, line }: ReleveEditorProps & { line: Line }) {
  const { seance, direct } = useMeeting()
  const form = useRef<HTMLFieldSetElement>(null)
  useEffect(() => form.current?.querySelector('textarea')?.focus(), [])
  const orgs = useId()
  const set = <C extends 'nature' | 'qui' | 'personne' | 'echeance' | 'point' | 'sousGroupe'>(
    cell: C,
    value: Line[C],
  ) => setCell(notesDeSeance, doc, 'releve', id, cell, value as never)
  const followed = line.nature === null || naturesSuivies.includes(line.nature)
  const mine = seance.maLigne
  const organismes = [...new Set(direct.participants.flatMap((p) => p.organisme ?? []))].sort((a, b) =>
    a.localeCompare(b, 'fr'),
  )
  const doneByKey = (e: KeyboardEvent) => {
    if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) onDone()
  }
  return (
    <fieldset ref={form} className="releve-editeur" onKeyDown={doneByKey}>
      <legend className="sr">Ligne du relevé</legend>
      <fieldset className="releve-natures" aria-label="Nature">
        {natures.map((nature) => (
          <label key={nature} className="releve-nature">
            <input
              type="radio"
              name={`nature-${id}`}
              checked={line.nature === nature}
              onChange={() => set('nature', nature)}
            />
            {naturesReleve[nature]}
          </label>
        ))}
      </fieldset>
      <SharedTextArea
        label={line.nature === 'engagement' ? 'S’engage à' : 'Texte'}
        node={cellText(doc, 'releve', id, 'texte')}
        canWrite
      />
      {(followed || line.qui !== null || line.echeance !== null) && (
        <>
          <div className="releve-qui">
            <LineInput
              label="Qui : organisme"
              value={line.qui}
              list={orgs}
              placeholder="à désigner"
              onCommit={(qui) => set('qui', qui)}
              canWrite
            />
            <datalist id={orgs}>
              {organismes.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
            <LineInput
              label="Personne"
              value={line.personne}
              placeholder="facultatif"
              onCommit={(personne) => set('personne', personne)}
              canWrite
            />
          </div>
          {mine !== null && line.qui === null && line.personne === null && (
            <Button
              small
              className="releve-moi"
              onPress={() => {
                set('qui', mine.organisme)
                set('personne', mine.nom)
              }}
            >
              Je m’en charge
            </Button>
          )}
          <DayInput label="Pour le" value={line.echeance} onCommit={(day) => set('echeance', day)} canWrite />
        </>
      )}
      <details className="releve-origine">
        <summary>Origine&nbsp;: {originWords(direct, line)}</summary>
        <Select
          label="Point de l’ordre du jour"
          value={line.point}
          options={direct.points.map((p) => ({ code: p.id, label: p.titre ?? 'Point sans titre' }))}
          blank="aucun point"
          onChange={(point) => set('point', point)}
        />
        {direct.sousGroupes.length > 0 && (
          <Select
            label="Sous-groupe"
            value={line.sousGroupe}
            options={direct.sousGroupes.map((g) => ({ code: g.id, label: `${groupeWords(g)} · ${shortTitle(g)}` }))}
            blank="plénière"
            onChange={(groupe) => set('sousGroupe', groupe)}
          />
        )}
      </details>
    </fieldset>
  )
}

function originWords(
  { points, sousGroupes }: ReturnType<typeof useMeeting>['direct'],
  line: { point: string | null; sousGroupe: string | null },
): string {
  const groupe = sousGroupes.find((g) => g.id === line.sousGroupe)
  if (groupe !== undefined) return `${groupeWords(groupe)} · ${shortTitle(groupe)}`
  return points.find((p) => p.id === line.point)?.titre ?? 'plénière'
}
