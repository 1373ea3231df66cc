import type { ReactNode } from 'react'
import type { Tone } from './chip.tsx'
import { classes } from './class-names.ts'
import { Shape, type ShapeName } from './shape.tsx'
import './banner.css'

interface BannerProps {
  tone?: Tone
  shape?: ShapeName
  title?: ReactNode
  children?: ReactNode
  action?: ReactNode
  /** Read aloud when it appears; `alert` at once, `status` when the reader pauses. */
  role?: 'alert' | 'status'
}

export function Banner({ tone = 'info', shape = 'dot', title, children, action, role }: BannerProps) {
  return (
    <div className={classes('bandeau', tone)} role={role}>
      <Shape name={shape} size={16} />
      <div className="bandeau-texte">
        {title !== undefined && <strong>{title}</strong>}
        {children !== undefined && <div>{children}</div>}
      </div>
      {action}
    </div>
  )
}
