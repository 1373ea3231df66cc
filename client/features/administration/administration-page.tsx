import { Link } from '@tanstack/react-router'
import { useMoi } from '#client/api/moi'
import { ShowAnswer } from '#client/api/show-answer'
import { Page } from '#client/shell/page'
import { ErrorState } from '#client/ui/states'
import { Tabs } from '#client/ui/tabs'
import { can } from '#shared/access/can'
import { Acces } from './acces.tsx'
import { Liens } from './liens.tsx'
import { Modele } from './modele.tsx'
import { Personnes } from './personnes.tsx'
import './administration.css'

/** Who may come in, who is named, and what slides look like. */
export function AdministrationPage() {
  const moi = useMoi()
  return (
    <Page
      title="Administration"
      pending={moi.state === 'loading'}
      crumbs={[
        <Link key="accueil" to="/">
          Accueil
        </Link>,
        <span key="ici">Administration</span>,
      ]}
    >
      <ShowAnswer of={moi} loading="Vérification de votre accès…">
        {(person) => {
          if (person === null || !can(person.roles, 'createLink')) {
            return (
              <ErrorState
                title="Page réservée"
                message="Cette page est ouverte aux personnes qui administrent l’espace ou animent un groupe."
                action={<Link to="/">Revenir à l’accueil</Link>}
              />
            )
          }
          if (!can(person.roles, 'administer')) return <Liens />
          return (
            <Tabs
              label="Administration"
              items={[
                { id: 'liens', label: 'Liens personnels', content: <Liens /> },
                { id: 'acces', label: 'Accès ouverts', content: <Acces /> },
                { id: 'personnes', label: 'Personnes', content: <Personnes /> },
                { id: 'modele', label: 'Diaporamas', content: <Modele /> },
              ]}
            />
          )
        }}
      </ShowAnswer>
    </Page>
  )
}
