import { newId } from '#server/store/ids'

/**
 * Random ids behind the names the content uses. Never stable: a browser that kept documents of an earlier workspace
 * would otherwise bring their text back into the new one.
 */
export function createKeys(): (cle: string) => string {
  const ids = new Map<string, string>()
  return (cle) => {
    const id = ids.get(cle) ?? newId()
    ids.set(cle, id)
    return id
  }
}
export type Keys = ReturnType<typeof createKeys>
