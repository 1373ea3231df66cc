import type { Act } from '../access/can.ts'

/** The formats a document can be taken away in, as a person chooses among them. */
export const formats = {
  docx: {
    label: 'Word, à modifier (DOCX)',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  pdf: { label: 'PDF accessible', type: 'application/pdf' },
  html: { label: 'Page web à garder (HTML)', type: 'text/html; charset=utf-8' },
  pptx: {
    label: 'Diaporama (PPTX)',
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  },
  xlsx: {
    label: 'Tableaux pour tableur (XLSX)',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  csv: { label: 'Tableaux en texte (CSV)', type: 'text/csv; charset=utf-8' },
} as const
export type Format = keyof typeof formats
export const formatNames = Object.keys(formats) as Format[]

interface Print {
  /** Without its format, which ends the address. */
  readonly path: `/api/${string}/:id/${string}`
  readonly summary: string
  readonly act: Act
  readonly formats: readonly Format[]
}

/** What can be taken away. `?noms=1` gives the names of people where they may be given; without it, organisations only. */
export const prints = {
  compteRendu: {
    path: '/api/seances/:id/compte-rendu',
    summary: 'Compte rendu de la séance close',
    act: 'exportFiles',
    formats: formatNames,
  },
  releve: {
    path: '/api/seances/:id/releve',
    summary: 'Relevé de décisions tel qu’il est maintenant',
    act: 'readSeance',
    formats: formatNames,
  },
  restitution: {
    path: '/api/restitutions/:id/restitution',
    summary: 'Restitution',
    act: 'exportFiles',
    formats: formatNames,
  },
} as const satisfies Record<string, Print>
export type PrintName = keyof typeof prints

/** Where a document is found in a format. */
export const printPath = (print: PrintName, format: Format, id: string): string =>
  `${prints[print].path.replace(':id', encodeURIComponent(id))}.${format}`
