import { Link, useParams } from '@tanstack/react-router'
import { useAnswer } from '#client/api/answer'
import { ShowAnswer } from '#client/api/show-answer'
import { useMeeting } from '#client/direct/meeting'
import { MeetingPage } from '#client/direct/meeting-page'
import { Page } from '#client/shell/page'
import { Banner } from '#client/ui/banner'
import { ButtonLink } from '#client/ui/button'
import { maTable } from '#shared/api/table'
import { modes } from '#shared/documents/choices'
import { Around } from './around.tsx'

/** One device, several people: who they are. */
export function TablePage() {
  const { id } = useParams({ from: '/seances/$id/table' })
  return (
    <MeetingPage id={id} title="Autour de cet appareil">
      <Opened />
    </MeetingPage>
  )
}

function Opened() {
  const { seance, phase, takesPart } = useMeeting()
  const { maLigne } = seance
  const gathered = phase === 'open' || phase === 'live'
  const possible = maLigne !== null && gathered && takesPart
  const answer = useAnswer(maTable, { params: { id: seance.id } }, { enabled: possible })
  return (
    <Page
      title="Autour de cet appareil"
      crumbs={[
        <Link key="seance" to="/seances/$id" params={{ id: seance.id }}>
          {seance.titre}
        </Link>,
        'Autour de cet appareil',
      ]}
      intro={
        possible && (
          <p>
            Ce qui est écrit ici l’est pour toutes ces personnes&nbsp;: chacune est notée présente,{' '}
            {modes[maLigne.mode].toLowerCase()}, pose ses gommettes et demande la parole. Qui a son propre appareil
            signe dessus.
          </p>
        )
      }
    >
      {possible ? (
        <ShowAnswer of={answer} loading="Chargement de la liste…">
          {(table) => <Around holder={maLigne} table={table} />}
        </ShowAnswer>
      ) : (
        <Banner
          tone="neutral"
          shape="dash"
          title={gathered ? 'Signez d’abord votre propre présence.' : 'La séance n’est pas ouverte.'}
          action={
            <ButtonLink to="/seances/$id" params={{ id: seance.id }}>
              Ouvrir la séance
            </ButtonLink>
          }
        >
          {gathered
            ? 'Les personnes autour d’un appareil y sont notées par celle qui a signé dessus.'
            : 'La liste des présences ne change qu’à l’accueil et pendant la séance.'}
        </Banner>
      )}
    </Page>
  )
}
