import { Link } from '@tanstack/react-router'
import { useAnswer } from '#client/api/answer'
import { withOrdinals } from '#client/words/dates'
import { insideQuotes } from '#client/words/shorten'
import { getRestitution } from '#shared/api/restitutions'

/**
 * A new version starts without the comments of the former one: they were said of its words, and were read before it was
 * validated. Whoever corrects it still needs them, and finds them where they are.
 */
export function VersionDAvant({ documentId }: { documentId: string }) {
  const answer = useAnswer(getRestitution, { params: { id: documentId } })
  const avant = answer.state === 'ready' ? answer.value.versionDe : null
  if (avant === null) return null
  return (
    <p className="petit">
      Cette version corrige{' '}
      <Link to="/restitutions/$documentId" params={{ documentId: avant.id }}>
        « {withOrdinals(insideQuotes(avant.title))} »
      </Link>{' '}
      : ses commentaires s’y lisent. Les relecteurs et relectrices sont à nommer à nouveau.
    </p>
  )
}
