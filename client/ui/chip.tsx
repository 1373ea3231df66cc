import type { ReactNode } from 'react'
import { ToggleButton } from 'react-aria-components'
import { classes } from './class-names.ts'
import { Shape, type ShapeName } from './shape.tsx'
import './chip.css'

export type Tone = 'neutral' | 'info' | 'success' | 'danger' | 'teal' | 'ochre'

interface ChipProps {
  tone?: Tone
  shape?: ShapeName
  children: ReactNode
}

/** A state in a word: shape, word and colour say the same thing. */
export function Chip({ tone = 'neutral', shape, children }: ChipProps) {
  return (
    <span className={classes('puce', tone)}>
      {shape !== undefined && <Shape name={shape} />}
      <span>{children}</span>
    </span>
  )
}

interface FilterChipProps extends ChipProps {
  isSelected: boolean
  onChange: (selected: boolean) => void
}

/** A chip that can be pressed to keep only what it counts. */
export function FilterChip({ tone = 'neutral', shape, children, isSelected, onChange }: FilterChipProps) {
  return (
    <ToggleButton className={classes('puce', 'filtre', tone)} isSelected={isSelected} onChange={onChange}>
      <Shape name={isSelected ? 'check' : (shape ?? 'circle')} />
      <span>{children}</span>
    </ToggleButton>
  )
}
