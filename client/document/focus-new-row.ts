import { useEffect, useRef } from 'react'

/** After adding a row, puts the caret in its first field as soon as it is drawn. */
export function useFocusNewRow(): (id: string) => void {
  const wanted = useRef<string | null>(null)
  useEffect(() => {
    if (wanted.current === null) return
    const row = [...document.querySelectorAll<HTMLElement>('[data-row]')].find((e) => e.dataset.row === wanted.current)
    if (row === undefined) return
    wanted.current = null
    row.querySelector<HTMLElement>('input, textarea, select, [role="textbox"]')?.focus()
  })
  return (id) => {
    wanted.current = id
  }
}
