import { useAnswer } from '#client/api/answer'
import { useMoi } from '#client/api/moi'
import { ShowAnswer } from '#client/api/show-answer'
import { Page } from '#client/shell/page'
import { can } from '#shared/access/can'
import { getAccueil } from '#shared/api/schemas'
import { Espace } from './espace.tsx'
import { Invitation } from './invitation.tsx'

/** Where everyone arrives: the meetings to open, or how to get in. */
export function AccueilPage() {
  const moi = useMoi()
  const signedOut = moi.state === 'ready' && moi.value === null
  return (
    <Page title={signedOut ? 'Bienvenue' : 'Accueil'} pending={moi.state === 'loading'}>
      <ShowAnswer quiet of={moi} loading="Ouverture de votre espace…">
        {(person) => (person === null ? <Invitation /> : <SignedIn canAdd={can(person.roles, 'administer')} />)}
      </ShowAnswer>
    </Page>
  )
}

function SignedIn({ canAdd }: { canAdd: boolean }) {
  const accueil = useAnswer(getAccueil, {}, { every: 30_000 })
  return (
    <ShowAnswer of={accueil} loading="Recherche de vos séances…">
      {(espace) => <Espace {...espace} canAdd={canAdd} />}
    </ShowAnswer>
  )
}
