import { Outlet, useRouter } from '@tanstack/react-router'
import { I18nProvider, RouterProvider } from 'react-aria-components'
import { FollowBar } from '#client/direct/follow-bar'
import { Notices } from '#client/ui/notice'
import { LateTexts } from './late-texts.tsx'
import { StillHeld } from './still-held.tsx'

/** Pages the server draws, and files: the browser goes there, not the router. */
const drawnByServer = /^\/(r|q|api|acces|confidentialite|accessibilite)(\/|\?|$)/

/** Around every page: the way past the bar, the pages, and what is said aloud. */
export function Shell() {
  const router = useRouter()
  return (
    <I18nProvider locale="fr-FR">
      <RouterProvider
        navigate={(href) => {
          if (drawnByServer.test(href)) window.location.assign(href)
          else router.history.push(href)
        }}
      >
        <a href="#contenu" className="evitement">
          Aller au contenu
        </a>
        <FollowBar />
        <Outlet />
        <Notices />
        <LateTexts />
        <StillHeld />
      </RouterProvider>
    </I18nProvider>
  )
}
