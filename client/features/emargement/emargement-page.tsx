import { Link, useParams } from '@tanstack/react-router'
import type * as Y from 'yjs'
import { documentOf, useMeeting } from '#client/direct/meeting'
import { MeetingPage } from '#client/direct/meeting-page'
import { When } from '#client/direct/titles'
import { ExportButton } from '#client/document/export-dialog'
import { useRows } from '#client/document/use-document-value'
import { Page } from '#client/shell/page'
import { Banner } from '#client/ui/banner'
import { ButtonLink } from '#client/ui/button'
import { PhaseChip } from '#client/words/chips'
import { can } from '#shared/access/can'
import { emargement } from '#shared/documents/emargement'
import { FeuilleEnDirect } from './feuille-en-direct.tsx'
import { NotYours, OpenFeuille } from './open-feuille.tsx'
import { OrganismesLibres } from './organismes-libres.tsx'
import './emargement.css'

export function EmargementPage() {
  const { id } = useParams({ from: '/seances/$id/emargement' })
  return (
    <MeetingPage id={id} title="Émargement">
      <Opened />
    </MeetingPage>
  )
}

function Opened() {
  const { seance, phase } = useMeeting()
  const document = documentOf(seance, 'emargement')
  return (
    <Page
      title="Émargement"
      crumbs={[
        <Link key="seance" to="/seances/$id" params={{ id: seance.id }}>
          {seance.titre}
        </Link>,
        'Émargement',
      ]}
      intro={
        <p className="rang">
          <PhaseChip phase={phase} />
          <span>
            <When {...seance} />
          </span>
        </p>
      }
      actions={
        <>
          <ButtonLink small to="/seances/$id/emargement/imprimer" params={{ id: seance.id }}>
            Feuille à imprimer
          </ButtonLink>
          {document !== null && (
            <ButtonLink small to="/seances/$id/emargement/papier" params={{ id: seance.id }}>
              Saisir depuis le papier
            </ButtonLink>
          )}
          {can(seance.roles, 'readEmargement') && (
            <ExportButton print="emargement" id={seance.id} trigger="Exporter" small />
          )}
        </>
      }
    >
      {document === null ? <NotYours /> : <OpenFeuille document={document}>{(doc) => <Sheet doc={doc} />}</OpenFeuille>}
    </Page>
  )
}

function Sheet({ doc }: { doc: Y.Doc }) {
  const { seance, phase } = useMeeting()
  const lignes = useRows(emargement, doc, 'lignes')
  const distinctes = useRows(emargement, doc, 'distinctes')
  const closed = phase === 'closed'
  const canCorrect = phase !== 'validated' && can(seance.roles, closed ? 'runSeance' : 'writeEmargement')
  return (
    <>
      {closed && (
        <Banner tone="ochre" shape="square" title="La séance est close : la feuille est figée.">
          {canCorrect
            ? 'Vous pouvez encore corriger une ligne ou reprendre ce qui a été écrit sur le papier : chaque correction est notée au journal et garde la ligne précédente. Ce qui change maintenant n’entre pas dans l’instantané déjà pris.'
            : 'Pour une correction, adressez-vous à l’animation.'}
        </Banner>
      )}
      {phase === 'validated' && (
        <Banner tone="neutral" shape="check" title="La séance est validée : la feuille ne se modifie plus." />
      )}
      <FeuilleEnDirect
        seanceId={seance.id}
        lignes={lignes}
        distinctes={distinctes}
        canCorrect={canCorrect}
        onlyPaper={closed}
      />
      {canCorrect && <OrganismesLibres seanceId={seance.id} lignes={lignes} roles={seance.roles} />}
    </>
  )
}
