import { Banner } from '#client/ui/banner'
import type { Merged } from './merge.ts'

/** Someone saved meanwhile: their changes are in the form, beside ours, and nothing is saved before they were read. */
export const OthersToo = ({ theirs }: Pick<Merged, 'theirs'>) => (
  <Banner
    tone="ochre"
    shape="triangle"
    role="alert"
    title="Cette préparation a été modifiée ailleurs. Rien n’est perdu : les deux versions sont réunies ici."
  >
    Relisez, puis enregistrez.
    {theirs.length > 0 && (
      <>
        {' '}
        Là où vous aviez écrit tous les deux, votre texte est gardé ; l’autre disait :{' '}
        {theirs.map((words) => `« ${words} »`).join(', ')}.
      </>
    )}
  </Banner>
)
