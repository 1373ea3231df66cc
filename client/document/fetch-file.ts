import { refusal } from '#shared/api/endpoint'
import { type Format, type PrintName, printPath } from '#shared/api/prints'

export interface PrintChoices {
  noms: boolean
  presence: boolean
  /** Places among the chapters; null for all of them. */
  chapitres: readonly number[] | null
}

/** The address of a file as chosen: what is asked for by default is not said. */
function addressOf(print: PrintName, format: Format, id: string, { noms, presence, chapitres }: PrintChoices): string {
  const query = new URLSearchParams()
  if (noms) query.set('noms', '1')
  if (!presence) query.set('presence', '0')
  if (chapitres !== null) query.set('chapitres', chapitres.join(','))
  const words = query.toString()
  return printPath(print, format, id) + (words === '' ? '' : `?${words}`)
}

const NAME = /filename\*=UTF-8''([^;]+)/

/** Waits for a file, then hands it to the browser under the name the server gave it. */
export async function fetchFile(
  print: PrintName,
  format: Format,
  id: string,
  choices: PrintChoices,
): Promise<{ ok: true } | { ok: false; message: string }> {
  let response: Response
  try {
    response = await fetch(addressOf(print, format, id, choices), { credentials: 'same-origin' })
    if (!response.ok) {
      const read = refusal.safeParse(await response.json().catch(() => null))
      const message = read.success ? read.data.message : 'Le fichier n’a pas pu être écrit. Réessayez dans un instant.'
      return { ok: false, message }
    }
    const encoded = NAME.exec(response.headers.get('content-disposition') ?? '')?.[1]
    const link = document.createElement('a')
    link.href = URL.createObjectURL(await response.blob())
    link.download = encoded === undefined ? `document.${format}` : decodeURIComponent(encoded)
    link.click()
    // The browser has taken it by the next turn; what it would keep of it is freed.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    return { ok: true }
  } catch {
    return { ok: false, message: 'Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez.' }
  }
}
