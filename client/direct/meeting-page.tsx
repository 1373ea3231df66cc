import type { ReactNode } from 'react'
import { Page } from '#client/shell/page'
import { MeetingRoom } from './meeting.tsx'

/** A page of a meeting: under its title from the first moment, whatever is still waited for. */
export function MeetingPage({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <MeetingRoom
      id={id}
      waiting={(content) => (
        <Page title={title} pending>
          {content}
        </Page>
      )}
    >
      {children}
    </MeetingRoom>
  )
}
