import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { groupeWords, wroteAfterMerge } from '#client/direct/groupes'
import { documentOf, useMeeting } from '#client/direct/meeting'
import { WholeReleve } from '#client/direct/releve/whole-releve'
import { useField, useRows } from '#client/document/use-document-value'
import { useDocument } from '#client/sync/use-document'
import { Chip } from '#client/ui/chip'
import { Loading } from '#client/ui/states'
import { Day } from '#client/words/dates'
import { plural } from '#client/words/numbers'
import { emargement } from '#shared/documents/emargement'
import { notesDeSeance } from '#shared/documents/notes-de-seance'
import { manques } from '#shared/documents/releve'
import { AwayNow } from './away-now.tsx'
import { WaitingHere } from './waiting-here.tsx'
import '../fin/fin.css'

/** What to look at before people leave: nothing here forbids closing. */
export function CloseChecklist() {
  const { seance } = useMeeting()
  const attendance = documentOf(seance, 'emargement')
  return (
    <section aria-labelledby="verifier" className="pile serree">
      <h3 id="verifier">À vérifier avant de clôturer</h3>
      <WaitingHere />
      <AwayNow />
      <WholeReleve waiting={<Loading>Ouverture du relevé…</Loading>}>
        {({ lines, left, notes }) => {
          const lacking = lines.map(manques)
          const owners = lacking.filter((l) => l.includes('qui')).length
          const days = lacking.filter((l) => l.includes('echeance')).length
          return (
            <ul className="liste-nue verifier">
              <Check done={lines.length > 0 && owners + days === 0}>
                <Link to="/seances/$id/releve" params={{ id: seance.id }}>
                  Relevé
                </Link>
                &nbsp;: {releveWords(lines.length, owners, days)}
              </Check>
              <Check done={left.length === 0}>
                Objectifs des sous-groupes&nbsp;: {left.length === 0 ? 'tous ont une réponse.' : 'à finir.'}
                {left.length > 0 && (
                  <ul>
                    {left.map(({ groupe, objectifs }) => (
                      <li key={groupe.id}>
                        {groupeWords(groupe)}&nbsp;: {objectifs.join('\u00a0; ')}
                      </li>
                    ))}
                  </ul>
                )}
              </Check>
              <Unrevealed />
              <LateMerged />
              {attendance !== null && <Attendance room={attendance.id} />}
              <Next doc={notes.doc} />
            </ul>
          )
        }}
      </WholeReleve>
    </section>
  )
}

function Unrevealed() {
  const { direct } = useMeeting()
  const written = direct.ecritureAuteurs ?? 0
  if (direct.ecriture === null || written === 0) return null
  return (
    <Check done={false}>
      {written === 1
        ? 'Un texte écrit de son côté n’est pas révélé\u00a0: révélez-le avant de clôturer, sinon son auteur ou autrice restera seul·e à le lire.'
        : `${written} textes écrits de son côté ne sont pas révélés\u00a0: révélez-les avant de clôturer, sinon chaque personne restera seule à lire le sien.`}
    </Check>
  )
}

function LateMerged() {
  const { seance, direct } = useMeeting()
  const late = direct.sousGroupes.filter(wroteAfterMerge)
  if (late.length === 0) return null
  return (
    <Check done={false}>
      Du texte est arrivé après la fusion&nbsp;:{' '}
      {late.map((groupe) =>
        groupe.document === null ? (
          groupeWords(groupe)
        ) : (
          <Link
            key={groupe.id}
            to="/seances/$id/sous-groupes/$documentId"
            params={{ id: seance.id, documentId: groupe.document }}
          >
            {groupeWords(groupe)}
          </Link>
        ),
      )}
      . Reprenez-le dans la fiche de l’autre sous-groupe.
    </Check>
  )
}

function releveWords(lines: number, owners: number, days: number): string {
  if (lines === 0) return 'rien n’a été noté.'
  const missing = [
    ...(owners > 0 ? [`${owners} sans responsable`] : []),
    ...(days > 0 ? [`${days} sans date`] : []),
  ].join(', ')
  return missing === '' ? `${plural(lines, 'ligne')}, rien ne manque.` : `${plural(lines, 'ligne')}, ${missing}.`
}

function Attendance({ room }: { room: string }) {
  const { seance } = useMeeting()
  const { doc } = useDocument('emargement', room, { right: 'read', personId: seance.personId })
  const expected = useRows(emargement, doc, 'lignes').filter((l) => l.statut === 'attendu').length
  return (
    <Check done={expected === 0}>
      <Link to="/seances/$id/emargement" params={{ id: seance.id }}>
        Émargement
      </Link>
      &nbsp;:{' '}
      {expected === 0
        ? 'chaque ligne a sa réponse.'
        : `${plural(expected, 'personne attendue', 'personnes attendues')} à confirmer (présente, excusée, absente).`}
    </Check>
  )
}

function Next({ doc }: { doc: Parameters<typeof useField>[1] }) {
  const day = useField(notesDeSeance, doc, 'prochaineLe')
  const words = useField(notesDeSeance, doc, 'prochaineSeance')
  const by = useField(notesDeSeance, doc, 'prochainePar')
  return (
    <Check done={day !== null}>
      Prochain rendez-vous&nbsp;: {day !== null ? <Day day={day} /> : (words ?? 'à fixer')}
      {day === null && (by === null ? ', personne ne propose encore de dates' : `, ${by} propose des dates`)}.
    </Check>
  )
}

function Check({ done, children }: { done: boolean; children: ReactNode }) {
  return (
    <li>
      <Chip tone={done ? 'success' : 'ochre'} shape={done ? 'check' : 'question'}>
        {done ? 'Fait' : 'À voir'}
      </Chip>
      <div>{children}</div>
    </li>
  )
}
