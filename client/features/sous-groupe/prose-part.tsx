import { useNotingSlash } from '#client/direct/releve/noting-here'
import { ProseField } from '#client/prose/prose-field'
import type { ProseKey } from '#shared/document/edit'
import { rootProse } from '#shared/document/layout'
import { sousGroupe } from '#shared/documents/sous-groupe'
import type { Sheet } from './sheet.ts'

interface ProsePartProps extends Sheet {
  name: ProseKey<typeof sousGroupe.shape>
  placeholder: string
}

export function ProsePart({ doc, awareness, canWrite, name, placeholder }: ProsePartProps) {
  return (
    <ProseField
      fragment={rootProse(doc, name)}
      awareness={awareness}
      canWrite={canWrite}
      label={sousGroupe.shape[name].label}
      champ={name}
      placeholder={placeholder}
      slash={useNotingSlash()}
    />
  )
}
