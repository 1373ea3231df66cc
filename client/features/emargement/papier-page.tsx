import { Link, useParams } from '@tanstack/react-router'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import type * as Y from 'yjs'
import { useAction } from '#client/api/answer'
import { documentOf, useMeeting } from '#client/direct/meeting'
import { MeetingPage } from '#client/direct/meeting-page'
import { useRows } from '#client/document/use-document-value'
import { Page } from '#client/shell/page'
import { Banner } from '#client/ui/banner'
import { Button, ButtonLink, IconButton } from '#client/ui/button'
import { classes } from '#client/ui/class-names'
import { announce } from '#client/ui/notice'
import { Shape } from '#client/ui/shape'
import { plural } from '#client/words/numbers'
import { can } from '#shared/access/can'
import { correctLigne } from '#shared/api/emargement'
import type { Mode, StatutPresence } from '#shared/documents/choices'
import { emargement } from '#shared/documents/emargement'
import { AddForm } from './add-form.tsx'
import { CorrectDialog } from './correct-dialog.tsx'
import type { Ligne } from './lignes.ts'
import { NotYours, OpenFeuille } from './open-feuille.tsx'
import { useOrganismes } from './use-organismes.ts'
import './emargement.css'
import './papier.css'

/** The paper sheet typed again: the same lines, under the same numbers, one press each. */
export function PapierPage() {
  const { id } = useParams({ from: '/seances/$id/emargement/papier' })
  return (
    <MeetingPage id={id} title="Saisir la feuille papier">
      <Opened />
    </MeetingPage>
  )
}

function Opened() {
  const { seance, phase } = useMeeting()
  const document = documentOf(seance, 'emargement')
  const canWrite = phase !== 'validated' && can(seance.roles, phase === 'closed' ? 'runSeance' : 'writeEmargement')
  return (
    <Page
      title="Saisir la feuille papier"
      crumbs={[
        <Link key="seance" to="/seances/$id" params={{ id: seance.id }}>
          {seance.titre}
        </Link>,
        <Link key="emargement" to="/seances/$id/emargement" params={{ id: seance.id }}>
          Émargement
        </Link>,
        'Papier',
      ]}
      actions={
        <ButtonLink small to="/seances/$id/emargement/imprimer" params={{ id: seance.id }}>
          Feuille à imprimer
        </ButtonLink>
      }
    >
      {document === null ? (
        <NotYours />
      ) : canWrite ? (
        <OpenFeuille document={document}>{(doc) => <Lines doc={doc} />}</OpenFeuille>
      ) : (
        <Banner tone="neutral" shape="square" title="La feuille ne se modifie plus.">
          Pour une correction, adressez-vous à l’animation.
        </Banner>
      )}
    </Page>
  )
}

function Lines({ doc }: { doc: Y.Doc }) {
  const { seance } = useMeeting()
  const lignes = useRows(emargement, doc, 'lignes')
  const organismes = useOrganismes()
  const [correcting, setCorrecting] = useState<string | null>(null)
  const left = lignes.filter((l) => l.statut === 'attendu').length
  const opened = lignes.find((l) => l.id === correcting)
  return (
    <>
      <p className="emargement-papier-reste" role="status">
        {lignes.length === 0
          ? 'Aucune ligne imprimée : ajoutez les personnes dans l’ordre du papier.'
          : left === 0
            ? 'Toutes les lignes sont saisies.'
            : `${plural(left, 'ligne')} à saisir sur ${lignes.length}, dans l’ordre du papier.`}
      </p>
      <ol className="liste-nue emargement-papier-lignes">
        {lignes.map((ligne, i) => (
          <Line
            key={ligne.id}
            seanceId={seance.id}
            ligne={ligne}
            rang={i + 1}
            onCorrect={() => setCorrecting(ligne.id)}
          />
        ))}
      </ol>
      <h2>Lignes ajoutées à la main</h2>
      <AddForm
        seanceId={seance.id}
        organismes={organismes}
        onlyPaper
        onAdded={() => announce(`Ligne ${lignes.length + 1} enregistrée`)}
      />
      {opened !== undefined && (
        <CorrectDialog
          seanceId={seance.id}
          ligne={opened}
          organismes={organismes}
          onClose={() => setCorrecting(null)}
        />
      )}
    </>
  )
}

interface Answer {
  label: string
  statut: StatutPresence
  mode?: Mode
}

const answers: readonly Answer[] = [
  { label: 'En salle', statut: 'present', mode: 'salle' },
  { label: 'À distance', statut: 'present', mode: 'distance' },
  { label: 'Excusé·e', statut: 'excuse' },
  { label: 'Absent·e', statut: 'absent' },
]

interface LineProps {
  seanceId: string
  ligne: Ligne
  rang: number
  onCorrect: () => void
}

function Line({ seanceId, ligne, rang, onCorrect }: LineProps) {
  const { run, busy, refusal } = useAction(correctLigne)
  const name = ligne.nom ?? 'ligne sans nom'
  const said = ({ statut, mode }: Answer) => ligne.statut === statut && (mode === undefined || ligne.mode === mode)
  const answer = async ({ label, statut, mode }: Answer) => {
    const body = { statut, ...(mode === undefined ? {} : { mode }), par: 'papier' as const }
    const done = await run({ params: { id: seanceId, ligneId: ligne.id }, body })
    if (done.ok) announce(`${name} : ${label.toLowerCase()}`)
  }
  return (
    <li className={classes('emargement-papier-saisie', ligne.statut === 'attendu' && 'a-saisir')}>
      <span className="emargement-papier-saisie-rang" aria-hidden="true">
        {rang}
      </span>
      <span className="emargement-papier-saisie-nom">
        <strong>{name}</strong>
        {ligne.organisme !== null && <span className="petit"> {ligne.organisme}</span>}
        {ligne.represente !== null && <span className="petit"> représente {ligne.represente}</span>}
        {refusal !== null && (
          <span className="champ-erreur" role="alert">
            {refusal.message}
          </span>
        )}
      </span>
      <IconButton small label={`Orthographe, représente, heures : ${name}`} onPress={onCorrect}>
        <Pencil size={16} aria-hidden="true" />
      </IconButton>
      <fieldset className="emargement-papier-reponses">
        <legend className="sr">
          Ligne {rang} : {name}
        </legend>
        {answers.map((a) => (
          <Button
            key={a.label}
            small
            look={said(a) ? 'primary' : 'plain'}
            aria-pressed={said(a)}
            isDisabled={busy}
            onPress={() => void answer(a)}
          >
            {said(a) && <Shape name="check" />} {a.label}
          </Button>
        ))}
      </fieldset>
    </li>
  )
}
