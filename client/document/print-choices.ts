import { formats, type PrintName, printPath, prints } from '#shared/api/prints'

/** What a menu offers to take a document away: one line per format, then those with the names of people. */
export function printChoices(name: PrintName, id: string, { noms = false }: { noms?: boolean } = {}) {
  return prints[name].formats.flatMap((format) => {
    const href = printPath(name, format, id)
    const { label } = formats[format]
    return [
      { id: format, label, href },
      ...(noms && format === 'docx' ? [{ id: 'noms', label: `${label}, avec les noms`, href: `${href}?noms=1` }] : []),
    ]
  })
}
