import { lazy, type ReactNode, Suspense } from 'react'
import { classes } from '#client/ui/class-names'
import { type Blank, blanks } from '#client/words/blanks'
import type { ProseNode, ProseValue } from '#shared/document/value'
import { proseIsBlank } from '#shared/document/value'
import type { ProseEditorProps } from './prose-editor.tsx'
import { ProseView } from './prose-view.tsx'
import { useProse } from './use-prose.ts'

const ProseEditor = lazy(async () => ({ default: (await import('./prose-editor.tsx')).ProseEditor }))

interface ProseFieldProps extends Omit<ProseEditorProps, 'fragment'> {
  fragment: ProseEditorProps['fragment'] | null
  canWrite: boolean
  /** Words of an empty text for those who only read. */
  blank?: Blank
  /** Draws nodes of one kind of document only, where the text is read. */
  other?: (node: ProseNode) => ReactNode
  below?: number
}

/** A formatted text: an editor for who may write, words for who reads, the same words while the editor loads. */
export function ProseField({ fragment, canWrite, blank = 'nonRenseigne', other, below, ...editor }: ProseFieldProps) {
  const value = useProse(fragment)
  const read = (
    <Reading value={value} blank={blank} {...(other ? { other } : {})} {...(below === undefined ? {} : { below })} />
  )
  if (!canWrite || fragment === null) return read
  return (
    <Suspense fallback={<div className={classes('prose-cadre', editor.framed !== false && 'encadre')}>{read}</div>}>
      <ProseEditor fragment={fragment} {...editor} />
    </Suspense>
  )
}

interface ReadingProps {
  value: ProseValue
  blank: Blank
  other?: (node: ProseNode) => ReactNode
  below?: number
}

function Reading({ value, blank, ...rest }: ReadingProps) {
  if (proseIsBlank(value)) return <p className="blanc prose-vide">{blanks[blank]}</p>
  return <ProseView value={value} {...rest} />
}
