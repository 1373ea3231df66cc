import type { ReactNode } from 'react'
import './field.css'

/** Why what was asked was not done, said at once; nothing while nothing was refused. `children`: what to know besides. */
export function Refused({ of, children }: { of: { message: string } | null | undefined; children?: ReactNode }) {
  if (of === null || of === undefined) return null
  return (
    <p className="champ-erreur" role="alert">
      {of.message}
      {children !== undefined && <> {children}</>}
    </p>
  )
}
