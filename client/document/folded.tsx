import { ChevronDown, ChevronRight } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { Button } from '#client/ui/button'

/** The table of a chart, one press away on screen; paper always has it. */
export function Folded({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const Chevron = open ? ChevronDown : ChevronRight
  return (
    <div className="trame-chiffres">
      <Button small aria-expanded={open} aria-controls={id} onPress={() => setOpen(!open)}>
        <Chevron size={14} aria-hidden="true" /> Les mêmes chiffres en tableau
      </Button>
      <div id={id} hidden={!open}>
        {children}
      </div>
    </div>
  )
}
