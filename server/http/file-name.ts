/** In bytes, the extension with it: folders shared over a network, archives and backups still take it with its path. */
const LONGEST = 120

/** By whole characters: half of one cannot be encoded. */
function beginning(name: string, most: number): string {
  let kept = ''
  let bytes = 0
  for (const character of name) {
    bytes += Buffer.byteLength(character)
    if (bytes > most) break
    kept += character
  }
  return kept
}

/** As many whole words of it as fit, and no sign that leads to the next; one that would take half the name is cut. */
function fitting(name: string, most: number): string {
  const kept = beginning(name, most)
  if (kept === name) return name.replace(/[ .]+$/, '')
  const end = name[kept.length] === ' ' ? kept.length : kept.lastIndexOf(' ')
  return (end > kept.length / 2 ? kept.slice(0, end) : kept).replace(/[ .,;([{«“–—-]+$/, '')
}

/** `Content-Disposition` of a file named after what it holds: plain letters for old programs, the real name for others. */
export function fileNamed(how: 'inline' | 'attachment', title: string, extension: string): string {
  const name = title
    .normalize('NFC')
    .replace(/[\p{C}\p{Z}/\\:*?"<>|]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
  const full = `${fitting(name, LONGEST - extension.length - 1) || 'document'}.${extension}`
  const plain = full
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('’', "'")
    .replace(/[^ -~]/g, '-')
  const encoded = encodeURIComponent(full).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${how}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
