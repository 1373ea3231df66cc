/**
 * The first words of a row are its header, which the typesetter can only tag for columns. It writes plain objects with a
 * plain table of their places: cells said to be headers are made so there, and the places are counted again.
 */

interface Written {
  /** The text before the first object: the version. */
  head: string
  /** By number; the first stands at 1. */
  objects: string[]
  trailer: string
}

const fault = (what: string): Error => new Error(`the tags of this PDF are not as expected: ${what}`)

function read(pdf: string): Written {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf)?.[1] ?? Number.NaN)
  const [, count] = /^xref\s+0 (\d+)\s/.exec(pdf.slice(start)) ?? []
  if (count === undefined) throw fault('no plain table of places')
  const entries = [...pdf.slice(start).matchAll(/(\d{10}) \d{5} [nf]/g)]
    .slice(0, Number(count))
    .map((m) => Number(m[1]))
  const places = entries.slice(1)
  const order = [...places, start].sort((a, b) => a - b)
  const objects = places.map((at) => pdf.slice(at, order[order.indexOf(at) + 1]))
  const trailer = /trailer[\s\S]*?(?=startxref)/.exec(pdf.slice(start))?.[0] ?? ''
  return { head: pdf.slice(0, order[0]), objects, trailer }
}

function written({ head, objects, trailer }: Written): string {
  let at = head.length
  const places = objects.map((o) => {
    const place = at
    at += o.length
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`
  return `${head}${objects.join('')}${table}${trailer}startxref\n${at}\n%%EOF`
}

/** For each table of the document in reading order, whether each cell of each of its rows, head aside, is a header. */
export type RowHeaders = readonly (readonly (readonly boolean[])[])[]

export function tagRowHeaders(bytes: Uint8Array, tables: RowHeaders): Uint8Array {
  if (!tables.flat(2).includes(true)) return bytes
  const file = read(Buffer.from(bytes).toString('latin1'))
  const { objects } = file
  const textOf = (n: number): string => objects[n - 1] ?? ''
  // At the start of a line: what people typed is on no line of its own.
  const roleOf = (n: number): string => /^\d+ 0 obj\s<<\s+\/Type \/StructElem\s+\/S \/(\w+)/.exec(textOf(n))?.[1] ?? ''
  const kidsOf = (n: number): number[] =>
    [...(/^ {2}\/K \[([^\]]*)\]/m.exec(textOf(n))?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map((m) => Number(m[1]))
  const find = (n: number, role: string): number[] =>
    roleOf(n) === role ? [n] : kidsOf(n).flatMap((kid) => find(kid, role))

  const root = objects.findIndex((_, i) => roleOf(i + 1) === 'Document') + 1
  const found = kidsOf(root).flatMap((n) => find(n, 'Table'))
  if (found.length !== tables.length) throw fault(`${found.length} tables for ${tables.length}`)
  for (const [i, table] of found.entries()) {
    const expected = tables[i] ?? []
    if (!expected.flat().includes(true)) continue
    const bodies = kidsOf(table).filter((n) => roleOf(n) !== 'THead')
    const rows = bodies.flatMap((n) => find(n, 'TR')).map(kidsOf)
    if (rows.length !== expected.length) throw fault(`${rows.length} rows for ${expected.length}`)
    for (const [y, row] of rows.entries())
      for (const [x, cell] of row.entries()) {
        // What is read with a cell then follows from where each header applies, of its column and of its row.
        const bare = textOf(cell).replace(/\s*\/Headers \[[^\]]*\]/, '')
        objects[cell - 1] = expected[y]?.[x] ? asHeader(bare) : bare.replace(/<<\s*\/O \/Table\s*>>\s*/, '')
      }
  }
  return new Uint8Array(Buffer.from(written(file), 'latin1'))
}

function asHeader(cell: string): string {
  const header = cell.replace('/S /TD', '/S /TH').replace(/<<\s*\/O \/Table\s*>>\s*/, '')
  const scope = '<< /O /Table /Scope /Row >>'
  if (/\/A \[/.test(header)) return header.replace('/A [', `/A [${scope} `)
  return header.replace('/S /TH', `/S /TH\n  /A [${scope}]`)
}
