import { PALETTE_SIZE, type PresenceUser } from '#shared/sync/presence'

const text = (user: Readonly<Record<string, unknown>>, key: keyof PresenceUser): string | null => {
  const found = user[key]
  return typeof found === 'string' && found.trim() !== '' ? found : null
}

/** « CAF 93 », « Ville de Pierrefitte, à distance »: organisations rather than people beside a caret. */
function caretLabel(user: Readonly<Record<string, unknown>>): string {
  const who = text(user, 'organisme') ?? text(user, 'nom') ?? 'Participant·e'
  return user.mode === 'distance' ? `${who}, à distance` : who
}

function caretColour(user: Readonly<Record<string, unknown>>): number {
  const found = user.couleur
  return typeof found === 'number' && Number.isInteger(found) ? Math.abs(found) % PALETTE_SIZE : 0
}

/** Colours are classes: the content policy forbids style attributes. Hidden from readers, who would hear it mid-word. */
export function drawCaret(user: Readonly<Record<string, unknown>>): HTMLElement {
  const caret = document.createElement('span')
  caret.className = `curseur p${caretColour(user)}`
  caret.setAttribute('aria-hidden', 'true')
  // Drawn from an attribute: copying the text, or reading it, never takes the label along.
  caret.dataset.nom = caretLabel(user)
  caret.append('\u2060')
  return caret
}

export const drawSelection = (user: Readonly<Record<string, unknown>>) => ({
  class: `curseur-choix p${caretColour(user)}`,
})
