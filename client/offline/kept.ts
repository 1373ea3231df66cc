/** What the pages and the service worker both know of the answers this device keeps. */

/** Their caches, one per person: `reponses <personId>`. */
export const ANSWERS = 'reponses '

/** On an answer that comes from this device and not from the server. */
export const KEPT_HEADER = 'tour-de-table-copie'

/** What a page says to a worker that does not hold it yet. */
export const CLAIM = 'prendre cette page'
