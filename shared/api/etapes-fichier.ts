import { codeOf, endpoint } from './endpoint.ts'
import type { Format } from './prints.ts'
import { z } from './zod.ts'

/** What a file goes through while it is written. */
export const etapesFichier = {
  lecture: 'Lecture du document',
  attente: 'En attente d’un autre fichier',
  composition: 'Composition',
  miseEnPage: 'Mise en page',
  assemblage: 'Assemblage du fichier',
  conversion: 'Conversion par LibreOffice',
} as const
export type EtapeFichier = keyof typeof etapesFichier

const textes = ['lecture', 'attente', 'composition', 'assemblage'] as const
const parFormat: Readonly<Record<Format, readonly EtapeFichier[]>> = {
  docx: textes,
  pptx: textes,
  xlsx: textes,
  odt: [...textes, 'conversion'],
  odp: [...textes, 'conversion'],
  pdf: ['lecture', 'attente', 'composition', 'miseEnPage', 'assemblage'],
  html: ['lecture', 'attente', 'composition'],
  csv: ['lecture', 'attente', 'composition'],
}

/** Where a file is: how many pieces of this step are done, when that is known. */
export interface Avancement {
  etape: EtapeFichier
  fait: number
  total: number
}

/** From 0 to 1: each step of this format counts the same. */
export function partFaite(format: Format, { etape, fait, total }: Avancement): number {
  const etapes = parFormat[format]
  return (Math.max(0, etapes.indexOf(etape)) + (total === 0 ? 0 : fait / total)) / etapes.length
}

export const getAvancementFichier = endpoint({
  method: 'get',
  path: '/api/fichiers/:suivi/avancement',
  summary: 'Où en est un fichier demandé avec `?suivi=`, par qui l’a demandé',
  act: null,
  answer: z.object({ etape: codeOf(etapesFichier), fait: z.number(), total: z.number() }),
})
