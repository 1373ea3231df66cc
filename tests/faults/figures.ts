/** What scenarios measure, kept for the table printed at the end of the run; scenarios run in several processes. */
import { appendFileSync } from 'node:fs'

interface Figure {
  /** Of the promises listed in `table.mjs`. */
  id: string
  /** French words: what was measured, and under what. */
  measured: string
  met: boolean
}

function note(figure: Figure): void {
  const file = process.env.FAULT_FIGURES
  if (file === undefined)
    process.stdout.write(`${figure.id} ${figure.met ? 'tenu' : 'NON TENU'} : ${figure.measured}\n`)
  else appendFileSync(file, `${JSON.stringify(figure)}\n`)
}

/**
 * Runs what proves a promise and keeps its figure; what throws is kept too, as not met. A figure may miss its target on
 * a busy machine without the test failing: what fails a test is asserted inside.
 */
export async function promised(id: string, run: () => Promise<Omit<Figure, 'id'>>): Promise<void> {
  try {
    note({ id, ...(await run()) })
  } catch (error) {
    note({ id, measured: `échec : ${String(error).split('\n', 1)[0]}`, met: false })
    throw error
  }
}

export const inFrench = (value: number, digits = 0): string =>
  value.toLocaleString('fr-FR', { minimumFractionDigits: digits, maximumFractionDigits: digits })
/** The value below which this share of them lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
