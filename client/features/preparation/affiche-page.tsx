import { Link, useParams } from '@tanstack/react-router'
import { useAnswer } from '#client/api/answer'
import { ShowAnswer } from '#client/api/show-answer'
import { When } from '#client/direct/titles'
import { Logo } from '#client/shell/logo'
import { Page } from '#client/shell/page'
import { Banner } from '#client/ui/banner'
import { ButtonLink } from '#client/ui/button'
import type { AnswerOf } from '#shared/api/endpoint'
import { getCode, getSeance, type SeanceView } from '#shared/api/seances'
import { PrintButton } from './print-button.tsx'
import './paper.css'

type Code = AnswerOf<typeof getCode>

export function AffichePage() {
  const { id } = useParams({ from: '/seances/$id/affiche' })
  const seance = useAnswer(getSeance, { params: { id } })
  const hasCode = seance.state === 'ready' && (seance.value.phase === 'open' || seance.value.phase === 'live')
  const code = useAnswer(getCode, { params: { id } }, { enabled: hasCode })
  return (
    <Page
      title="Affiche de la séance"
      pending={seance.state === 'loading'}
      crumbs={[
        <Link key="seance" to="/seances/$id" params={{ id }}>
          Séance
        </Link>,
        'Affiche',
      ]}
      actions={hasCode && code.state === 'ready' && <PrintButton>Imprimer l’affiche</PrintButton>}
    >
      <ShowAnswer quiet={hasCode} of={seance} loading="Chargement de la séance…">
        {(s) =>
          hasCode ? (
            <ShowAnswer of={code} loading="Chargement du code…">
              {(c) => <Affiche seance={s} code={c} />}
            </ShowAnswer>
          ) : (
            <NoCode seance={s} />
          )
        }
      </ShowAnswer>
    </Page>
  )
}

/** The code is made when the welcome opens, and dies with the meeting. */
function NoCode({ seance: { id, phase } }: { seance: SeanceView }) {
  if (phase !== 'draft') {
    return (
      <Banner tone="neutral" shape="square" title="La séance est close : son code ne sert plus.">
        Les participant·es relisent la séance par le lien qu’ils ont déjà.
      </Banner>
    )
  }
  return (
    <Banner
      shape="dashed"
      title="Le code et le QR existent à partir de l’ouverture de l’accueil."
      action={
        <ButtonLink to="/seances/$id/preparer" params={{ id }}>
          Préparer la séance
        </ButtonLink>
      }
    >
      Ouvrez l’accueil, même la veille : l’écriture ne commence que quand vous lancez la séance.
    </Banner>
  )
}

function Affiche({ seance, code }: { seance: SeanceView; code: Code }) {
  return (
    <article className="papier papier-affiche" aria-label="Affiche à imprimer">
      <header className="papier-marque">
        <Logo size={36} /> Tour de table
      </header>
      <p className="papier-titre">{seance.titre}</p>
      <p className="papier-quand">
        <When {...seance} />
      </p>
      {seance.lieu !== null && <p className="papier-lieu">{seance.lieu}</p>}
      <img
        className="papier-qr"
        src={`data:image/svg+xml,${encodeURIComponent(code.qr)}`}
        alt="QR qui ouvre l’accueil de la séance"
      />
      <ol className="papier-etapes">
        <li>Scannez avec l’appareil photo du téléphone</li>
        <li>Signez votre présence</li>
        <li>Écrivez avec votre groupe</li>
      </ol>
      <div className="papier-code">
        <p>
          Sans appareil photo, tapez <strong>{code.adresse}</strong> puis le code
        </p>
        <p className="papier-lettres">{code.code}</p>
      </div>
      <p className="papier-pied">Aucun compte, aucune application à installer.</p>
    </article>
  )
}
