import { CalendarPlus } from 'lucide-react'
import type * as Y from 'yjs'
import { useMeeting } from '#client/direct/meeting'
import { DayInput } from '#client/document/day-input'
import { LineInput } from '#client/document/line-input'
import { TimeInput } from '#client/document/time-input'
import { useField } from '#client/document/use-document-value'
import { ButtonAnchor } from '#client/ui/button'
import { OrBlank } from '#client/words/blanks'
import { Day, timeRange } from '#client/words/dates'
import { files } from '#shared/api/files'
import { setField } from '#shared/document/edit'
import { notesDeSeance as notes } from '#shared/documents/notes-de-seance'

interface NextMeetingProps {
  doc: Y.Doc
  canWrite: boolean
}

/** « le … », or « à fixer » with who will propose dates. */
export function NextMeeting({ doc, canWrite }: NextMeetingProps) {
  const { seance } = useMeeting()
  const jour = useField(notes, doc, 'prochaineLe')
  return (
    <section aria-labelledby="prochain" className="pile serree">
      <h2 id="prochain">Prochain rendez-vous</h2>
      {canWrite ? <Write doc={doc} /> : <Read doc={doc} />}
      {jour !== null && (
        <div>
          <ButtonAnchor small href={files.prochaineIcs.path.replace(':id', encodeURIComponent(seance.id))} download>
            <CalendarPlus size={16} aria-hidden="true" /> Ajouter à mon agenda
          </ButtonAnchor>
        </div>
      )}
    </section>
  )
}

function Write({ doc }: { doc: Y.Doc }) {
  const jour = useField(notes, doc, 'prochaineLe')
  const debut = useField(notes, doc, 'prochaineDebut')
  const fin = useField(notes, doc, 'prochaineFin')
  const words = useField(notes, doc, 'prochaineSeance')
  const par = useField(notes, doc, 'prochainePar')
  const { prochaineLe, prochaineDebut, prochaineFin, prochainePar } = notes.shape
  return (
    <>
      <div className="prochaine-quand">
        <DayInput
          label={prochaineLe.label}
          shown="Le"
          value={jour}
          canWrite
          onCommit={(next) => setField(notes, doc, 'prochaineLe', next)}
        />
        {jour !== null && (
          <>
            <TimeInput
              label={prochaineDebut.label}
              shown="Début"
              value={debut}
              onCommit={(next) => setField(notes, doc, 'prochaineDebut', next)}
            />
            <TimeInput
              label={prochaineFin.label}
              shown="Fin"
              value={fin}
              onCommit={(next) => setField(notes, doc, 'prochaineFin', next)}
            />
          </>
        )}
      </div>
      <LineInput
        label={jour === null ? 'Ou en toutes lettres' : 'Lieu'}
        value={words}
        placeholder="à fixer"
        onCommit={(next) => setField(notes, doc, 'prochaineSeance', next)}
        canWrite
      />
      {jour === null && (
        <LineInput
          label={prochainePar.label}
          value={par}
          placeholder="à désigner"
          onCommit={(next) => setField(notes, doc, 'prochainePar', next)}
          canWrite
        />
      )}
    </>
  )
}

function Read({ doc }: { doc: Y.Doc }) {
  const jour = useField(notes, doc, 'prochaineLe')
  const debut = useField(notes, doc, 'prochaineDebut')
  const fin = useField(notes, doc, 'prochaineFin')
  const words = useField(notes, doc, 'prochaineSeance')
  const par = useField(notes, doc, 'prochainePar')
  if (jour === null)
    return (
      <p>
        <OrBlank value={words} blank="aFixer" />
        {'\u00a0; qui propose des dates\u00a0: '}
        <OrBlank value={par} blank="aDesigner" />
      </p>
    )
  const hours = timeRange(debut, fin)
  return (
    <p>
      <Day day={jour} form="long" startsSentence />
      {hours !== null && `, ${hours}`}
      {words !== null && `, ${words}`}
    </p>
  )
}
