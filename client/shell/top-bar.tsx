import { Link } from '@tanstack/react-router'
import { createElement, type ReactNode, useRef } from 'react'
import { useOutOfView } from '#client/ui/use-out-of-view'
import { AccountMenu } from './account-menu.tsx'
import { Logo } from './logo.tsx'
import { SaveState, SaveTrouble } from './save-state.tsx'
import './shell.css'

const crumbItem = (crumb: ReactNode): ReactNode => (
  <li>
    <span aria-hidden="true" className="ariane-signe">
      ›
    </span>
    {crumb}
  </li>
)

export function TopBar({ crumbs }: { crumbs: readonly ReactNode[] }) {
  const bar = useRef<HTMLElement>(null)
  const gone = useOutOfView(bar)
  return (
    <header className="barre" ref={bar}>
      <Link to="/" className="logo">
        <Logo />
        <span>Tour de table</span>
      </Link>
      {crumbs.length > 0 && (
        <nav aria-label="Fil d’Ariane" className="ariane">
          {createElement('ol', null, ...crumbs.filter(Boolean).map(crumbItem))}
        </nav>
      )}
      <div className="barre-fin">
        <SaveState />
        <AccountMenu />
      </div>
      {gone && (
        <div className="barre-rappel" aria-hidden="true">
          <SaveTrouble />
        </div>
      )}
    </header>
  )
}
