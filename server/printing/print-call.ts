/** What `printer.ts` and `print-process.ts` say to each other. */
import type { Charte } from '#server/export/charte'
import type { Modele } from '#server/export/modele/modele'
import type { Avancement } from '#shared/api/etapes-fichier'
import type { Format } from '#shared/api/prints'

/** In the folder of the process: what it wrote last. Handed over between processes, its bytes would hold up who is served. */
export const WRITTEN = 'fichier'

/** Said to a process as it starts: it runs when a core has nothing else to do. */
export const COMES_LAST = 'last'

/** An OpenDocument file to be put right, else a document to write. */
export type PrintWork =
  | { odf: Uint8Array; le: number }
  | {
      format: Format
      /** In JSON: handing over a long text holds the process that serves people four times less than a copy of its parts. */
      outline: string
      charte: Omit<Charte, 'modele'>
    }

export interface PrintCall {
  work: PrintWork
  /** The template slides are drawn on, when it is not the one told before: it may weigh as much as its pictures. */
  modele?: Modele | null
}
export type PrintStep = Avancement
export type PrintAnswer = { written: true } | { fault: string }
