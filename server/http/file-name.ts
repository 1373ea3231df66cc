/** `Content-Disposition` of a file named after what it holds: plain letters for old programs, the real name for others. */
export function fileNamed(how: 'inline' | 'attachment', title: string, extension: string): string {
  const name = title
    .normalize('NFC')
    .replace(/[\p{C}\p{Z}/\\:*?"<>|]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
  // By whole characters: half of one cannot be encoded.
  const short = [...name]
    .slice(0, 100)
    .join('')
    .replace(/[ .]+$/, '')
  const full = `${short || 'document'}.${extension}`
  const plain = full
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^ -~]/g, '-')
  const encoded = encodeURIComponent(full).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${how}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
