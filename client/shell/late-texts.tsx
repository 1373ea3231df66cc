import { useEffect } from 'react'
import { useMoi } from '#client/api/moi'
import { here } from '#client/sync/documents'
import { followLate, offerLate } from '#client/sync/offer-late'

/** While any page is open, what this person typed after a closing is handed over to those who run the meeting. */
export function LateTexts() {
  const moi = useMoi()
  const personId = moi.state === 'ready' ? (moi.value?.personId ?? null) : null
  useEffect(
    () => (personId === null ? undefined : followLate({ storage: here().storage, personId, offer: offerLate })),
    [personId],
  )
  return null
}
