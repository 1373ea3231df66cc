import { useEffect, useId, useRef, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { classes } from '#client/ui/class-names'
import { type Blank, blanks } from '#client/words/blanks'
import { bindText } from './bind-text.ts'
import { grow } from './grow.ts'
import '#client/ui/field.css'

interface SharedTextAreaProps {
  label: string
  labelHidden?: boolean
  /** The shared text; null when its row was removed meanwhile. */
  node: Y.Text | null
  canWrite: boolean
  max?: number
  placeholder?: string
  blank?: Blank
  discreet?: boolean
}

/** A short text two people may write at once. */
export function SharedTextArea({ node, canWrite, blank = 'nonRenseigne', ...field }: SharedTextAreaProps) {
  if (node === null) return null
  if (canWrite) return <Writing node={node} {...field} />
  return <Reading node={node} blank={blank} label={field.label} labelHidden={field.labelHidden === true} />
}

type WritingProps = Omit<SharedTextAreaProps, 'node' | 'canWrite' | 'blank'> & { node: Y.Text }

function Writing({ node, label, labelHidden, max = 5000, placeholder, discreet }: WritingProps) {
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const here = area.current
    if (here === null) return
    const resize = () => grow(here)
    const stop = bindText(here, node, resize)
    const watch = new ResizeObserver(() => here.offsetParent !== null && resize())
    if (here.parentElement !== null) watch.observe(here.parentElement)
    return () => {
      watch.disconnect()
      stop()
    }
  }, [node])
  return (
    <div className="champ-bloc">
      <label htmlFor={id} className={labelHidden === true ? 'sr' : 'champ-nom'}>
        {label}
      </label>
      <textarea
        ref={area}
        id={id}
        rows={1}
        className={classes('champ', 'partage', discreet === true && 'discret')}
        defaultValue=""
        maxLength={max}
        placeholder={placeholder}
      />
    </div>
  )
}

interface ReadingProps {
  node: Y.Text
  label: string
  labelHidden: boolean
  blank: Blank
}

function Reading({ node, label, labelHidden, blank }: ReadingProps) {
  const words = useSyncExternalStore(
    (tell) => {
      node.observe(tell)
      return () => node.unobserve(tell)
    },
    () => node.toString(),
  )
  return (
    <div className="champ-bloc">
      <span className={labelHidden ? 'sr' : 'champ-nom'}>{label}</span>
      {words.trim() === '' ? <span className="blanc">{blanks[blank]}</span> : <span className="texte-lu">{words}</span>}
    </div>
  )
}
