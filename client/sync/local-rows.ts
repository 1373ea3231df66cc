/** One database of this device that holds one document, a row per update: the format of y-indexeddb 9. */

export type RowKey = IDBValidKey

export interface Rows {
  all(): Promise<{ keys: RowKey[]; updates: Uint8Array[] }>
  /**
   * Adds a row, and removes those it stands for, both or neither. Rejects when this device did not take it: it is full,
   * or the database is gone.
   */
  add(bytes: Uint8Array, instead: readonly RowKey[], durability: IDBTransactionDurability): Promise<RowKey>
  /** What was handed to the browser is still written. */
  close(): void
}

const UPDATES = 'updates'
/** Of the same format; nothing of ours is kept there. */
const CUSTOM = 'custom'
/** Longer than any tab needs to let go of a database. */
const REMOVED_WITHIN_MS = 3_000

const ended = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('the transaction was aborted'))
  })

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

/** `onGone`: the database is being removed, or the browser closed it. Nothing is written any more. */
export async function openRows(name: string, onGone: (why: string) => void): Promise<Rows> {
  const request = indexedDB.open(name)
  request.onupgradeneeded = () => {
    request.result.createObjectStore(UPDATES, { autoIncrement: true })
    request.result.createObjectStore(CUSTOM)
  }
  const db = await answer(request)
  // Someone signs out, perhaps in another tab: an open connection would hold the removal back.
  db.onversionchange = () => {
    db.close()
    onGone('it is being removed')
  }
  db.onclose = () => onGone('the browser closed it')

  return {
    async all() {
      const store = db.transaction(UPDATES).objectStore(UPDATES)
      const [keys, updates] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())])
      return { keys, updates }
    },
    async add(bytes, instead, durability) {
      const transaction = db.transaction(UPDATES, 'readwrite', { durability })
      const store = transaction.objectStore(UPDATES)
      const added = store.add(bytes)
      for (const key of instead) store.delete(key)
      // Left to itself, the browser would first ask the page whether it has more to write; the page may be leaving.
      transaction.commit()
      await ended(transaction)
      return added.result
    },
    close: () => db.close(),
  }
}

/** Whether the database is gone. One that a tab still holds goes as soon as that tab lets it. */
export async function removeRows(name: string): Promise<boolean> {
  try {
    const request = indexedDB.deleteDatabase(name)
    const late = new Promise<boolean>((resolve) => {
      request.onblocked = () => setTimeout(() => resolve(false), REMOVED_WITHIN_MS)
    })
    return await Promise.race([answer(request).then(() => true), late])
  } catch (error) {
    console.warn('a copy could not be removed from this device', error)
    return false
  }
}
