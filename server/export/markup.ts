import { printable } from './printable.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
/** Words as text of HTML, SVG or XML, wherever they stand. */
export const markup = (words: string): string => printable(words).replace(/[&<>"']/g, (c) => entities[c] ?? c)
