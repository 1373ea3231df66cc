import { ButtonLink } from '#client/ui/button'
import { can } from '#shared/access/can'
import type { Role } from '#shared/access/roles'

interface TimelineLinkProps {
  documentId: string
  roles: readonly Role[]
}

/** To every snapshot that holds a document, for whoever may read them. */
export function TimelineLink({ documentId, roles }: TimelineLinkProps) {
  if (!can(roles, 'readSnapshots')) return null
  return (
    <ButtonLink to="/documents/$documentId/instantanes" params={{ documentId }}>
      Instantanés
    </ButtonLink>
  )
}
