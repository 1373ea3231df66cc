import { refusal } from '#shared/api/endpoint'
import { type Format, type PrintName, printPath } from '#shared/api/prints'

export interface PrintChoices {
  noms: boolean
  presence: boolean
  /** Places among the chapters; null for all of them. */
  chapitres: readonly number[] | null
}

interface Following {
  /** The word its progress is asked by. */
  suivi: string
  /** Aborting it stops the writing. */
  signal: AbortSignal
  /** How much has come, once the file is written. */
  onReceived: (part: number) => void
}

/** The address of a file as chosen: what is asked for by default is not said. */
function addressOf(
  print: PrintName,
  format: Format,
  id: string,
  { noms, presence, chapitres }: PrintChoices,
  suivi: string,
): string {
  const query = new URLSearchParams({ suivi })
  if (noms) query.set('noms', '1')
  if (!presence) query.set('presence', '0')
  if (chapitres !== null) query.set('chapitres', chapitres.join(','))
  return `${printPath(print, format, id)}?${query}`
}

const NAME = /filename\*=UTF-8''([^;]+)/

async function received(response: Response, onReceived: Following['onReceived']): Promise<Blob> {
  const total = Number(response.headers.get('content-length'))
  const reader = response.body?.getReader()
  if (reader === undefined || !(total > 0)) return response.blob()
  const parts: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parts.push(read.value)
    length += read.value.byteLength
    onReceived(Math.min(1, length / total))
  }
  return new Blob(parts, { type: response.headers.get('content-type') ?? '' })
}

/** Waits for a file, then hands it to the browser under the name the server gave it. */
export async function fetchFile(
  print: PrintName,
  format: Format,
  id: string,
  choices: PrintChoices,
  { suivi, signal, onReceived }: Following,
): Promise<{ ok: true } | { ok: false; message: string }> {
  let response: Response
  try {
    response = await fetch(addressOf(print, format, id, choices, suivi), { credentials: 'same-origin', signal })
    if (!response.ok) {
      const read = refusal.safeParse(await response.json().catch(() => null))
      const message = read.success ? read.data.message : 'Le fichier n’a pas pu être écrit. Réessayez dans un instant.'
      return { ok: false, message }
    }
    const encoded = NAME.exec(response.headers.get('content-disposition') ?? '')?.[1]
    const link = document.createElement('a')
    link.href = URL.createObjectURL(await received(response, onReceived))
    link.download = encoded === undefined ? `document.${format}` : decodeURIComponent(encoded)
    link.click()
    // The browser has taken it by the next turn; what it would keep of it is freed.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    return { ok: true }
  } catch {
    if (signal.aborted) return { ok: false, message: 'Export annulé. Rien n’a été téléchargé.' }
    return { ok: false, message: 'Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez.' }
  }
}
