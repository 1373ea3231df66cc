import { useMatch } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { classes } from '#client/ui/class-names'
import { DraftsNotice } from './drafts-notice.tsx'
import { NotKeptNotice } from './not-kept-notice.tsx'
import { ReloadNotice } from './reload-notice.tsx'
import { TopBar } from './top-bar.tsx'

interface PageProps {
  /** Plain words: title of the tab, and of the page unless `heading` says it better. */
  title: string
  heading?: ReactNode
  /** Where this page stands, links first. */
  crumbs?: readonly ReactNode[]
  /** Beside the title. */
  actions?: ReactNode
  /** Under the title. */
  intro?: ReactNode
  /** True while what the page is about is not known yet: the focus waits for the real title. */
  pending?: boolean
  /** Columns to the edges of the screen. */
  full?: boolean
  children: ReactNode
}

/** The path the focus was last moved for; the first page of a visit leaves it where the browser put it. */
let focusedPath: string | null = null

const hasContent = (node: ReactNode): boolean => node !== undefined && node !== null && node !== false

/** Every screen: bar, title, content. Coming from another page, the focus goes to the title, which is then read. */
export function Page(props: PageProps) {
  const { title, heading, crumbs = [], actions, intro, pending = false, full, children } = props
  // The path of this page, not of the window: a page being left must not take the focus of the next.
  const path = useMatch({ strict: false, select: (match) => match.pathname })
  const h1 = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Tour de table`
  }, [title])
  useEffect(() => {
    if (pending || focusedPath === path) return
    if (focusedPath !== null) h1.current?.focus({ preventScroll: true })
    focusedPath = path
  }, [pending, path])
  return (
    <>
      <TopBar crumbs={crumbs} />
      <main id="contenu" className={classes('page', full === true && 'pleine')}>
        <ReloadNotice />
        <NotKeptNotice />
        <DraftsNotice />
        <div className="page-tete">
          <div className="page-titre">
            <h1 ref={h1} tabIndex={-1}>
              {heading ?? title}
            </h1>
            {intro}
          </div>
          {hasContent(actions) && <div className="rang page-actions sans-papier">{actions}</div>}
        </div>
        {children}
      </main>
    </>
  )
}
