import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer } from '#client/api/answer'
import { openGroupes, sheetName } from '#client/direct/groupes'
import type { SousGroupeRow } from '#client/direct/live-meeting'
import { useMeeting } from '#client/direct/meeting'
import { MeetingPage } from '#client/direct/meeting-page'
import { useValue } from '#client/document/use-document-value'
import { Page } from '#client/shell/page'
import { useDocument } from '#client/sync/use-document'
import { ButtonLink } from '#client/ui/button'
import { Select } from '#client/ui/select'
import { EmptyState, Loading } from '#client/ui/states'
import { can } from '#shared/access/can'
import { getCode } from '#shared/api/seances'
import { sousGroupe } from '#shared/documents/sous-groupe'
import { FichePapier } from './fiche-papier.tsx'
import { PrintButton } from './print-button.tsx'
import './paper.css'
import './fiche-papier.css'

export function FichesPage() {
  const { id } = useParams({ from: '/seances/$id/fiches/imprimer' })
  return (
    <MeetingPage id={id} title="Fiches des sous-groupes">
      <Opened />
    </MeetingPage>
  )
}

const contents = { vierge: 'Vierges', rempli: 'Avec ce qui est déjà écrit' } as const
const options = Object.entries(contents).map(([code, label]) => ({ code: code as keyof typeof contents, label }))

function Opened() {
  const { seance, direct, phase } = useMeeting()
  const [content, setContent] = useState<keyof typeof contents>('vierge')
  const [only, setOnly] = useState<string | null>(null)
  const groupes = openGroupes(direct)
  const hasCode = can(seance.roles, 'runSeance') && (phase === 'open' || phase === 'live')
  const code = useAnswer(getCode, { params: { id: seance.id } }, { enabled: hasCode })
  const shown = groupes.filter((g) => only === null || g.id === only)
  return (
    <Page
      title="Fiches des sous-groupes"
      crumbs={[
        <Link key="seance" to="/seances/$id" params={{ id: seance.id }}>
          {seance.titre}
        </Link>,
        'Fiches à imprimer',
      ]}
      actions={shown.length > 0 && <PrintButton>Imprimer {shown.length > 1 ? 'les fiches' : 'la fiche'}</PrintButton>}
    >
      {groupes.length === 0 ? (
        <EmptyState title="Aucun sous-groupe pour l’instant">
          Leurs fiches s’impriment dès qu’ils sont préparés.
        </EmptyState>
      ) : (
        <>
          <div className="rang papier-reglages sans-papier">
            <Select
              label="Contenu"
              value={content}
              options={options}
              onChange={(next) => next !== null && setContent(next)}
            />
            <Select
              label="Sous-groupe"
              value={only}
              blank="Tous"
              options={groupes.map((g) => ({ code: g.id, label: nameOf(g) }))}
              onChange={setOnly}
            />
          </div>
          <ul className="rang liste-nue sans-papier" aria-label="Reprendre une fiche remplie à la main">
            {shown.map(
              (g) =>
                g.document !== null && (
                  <li key={g.id}>
                    <ButtonLink
                      small
                      to="/seances/$id/sous-groupes/$documentId"
                      params={{ id: seance.id, documentId: g.document }}
                    >
                      Saisir depuis le papier : {nameOf(g)}
                    </ButtonLink>
                  </li>
                ),
            )}
          </ul>
          {shown.map((g) => (
            <Fiche
              key={g.id}
              groupe={g}
              blank={content === 'vierge'}
              code={hasCode && code.state === 'ready' ? code.value : null}
            />
          ))}
        </>
      )}
    </Page>
  )

  function nameOf(g: SousGroupeRow): string {
    return sheetName(direct, g.document ?? '', g.titre ?? '')
  }
}

interface FicheProps {
  groupe: SousGroupeRow
  blank: boolean
  code: { code: string; adresse: string } | null
}

function Fiche({ groupe, blank, code }: FicheProps) {
  const { seance } = useMeeting()
  if (blank || groupe.document === null) return <FichePapier seance={seance} groupe={groupe} value={null} code={code} />
  return <Filled id={groupe.document} groupe={groupe} code={code} />
}

function Filled({ id, groupe, code }: Pick<FicheProps, 'groupe' | 'code'> & { id: string }) {
  const { seance } = useMeeting()
  const { doc, ready } = useDocument('sous-groupe', id, { right: 'read', personId: seance.personId })
  const value = useValue(sousGroupe, doc)
  if (!ready) return <Loading>Ouverture de la fiche…</Loading>
  return <FichePapier seance={seance} groupe={groupe} value={value} code={code} />
}
