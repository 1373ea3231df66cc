import { notify } from './notice.tsx'

/** Puts words on the clipboard. Where the room's server is reached over plain http, browsers only allow the old way. */
export async function copyWords(words: string): Promise<boolean> {
  if (window.isSecureContext) {
    return navigator.clipboard.writeText(words).then(
      () => true,
      () => copyBySelection(words),
    )
  }
  return copyBySelection(words)
}

function copyBySelection(words: string): boolean {
  const before = document.activeElement
  const area = document.createElement('textarea')
  area.value = words
  area.className = 'sr'
  area.setAttribute('aria-hidden', 'true')
  document.body.append(area)
  area.select()
  const copied = document.execCommand('copy')
  area.remove()
  if (before instanceof HTMLElement) before.focus()
  return copied
}

/** Copies, and says whether it could. */
export async function copyAndSay(words: string): Promise<void> {
  notify((await copyWords(words)) ? 'Copié.' : 'Votre navigateur refuse la copie\u00a0: sélectionnez le texte.')
}
