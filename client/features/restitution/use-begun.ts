import { useCallback, useEffect, useState } from 'react'
import { type BegunComment, type CommentKey, commentOfDevice, keepComment } from '#client/offline/device-draft'

/** The words of a comment or an answer: a page that reloads, or a panel that closes, gives them back. */
export function useBegun({ documentId, filId, personId }: CommentKey, held: BegunComment['held'] = null) {
  const [before] = useState(() => commentOfDevice({ documentId, filId, personId })?.texte ?? '')
  const [texte, setTexte] = useState(before)
  const blank = texte.trim() === ''
  const keep = useCallback(
    (begun: BegunComment | null) => keepComment({ documentId, filId, personId }, begun),
    [documentId, filId, personId],
  )
  useEffect(() => keep(blank ? null : { texte, held }), [keep, blank, texte, held])
  return { texte, setTexte, blank, isNew: before === '', forget: () => keep(null) }
}
