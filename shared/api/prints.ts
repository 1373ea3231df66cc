import type { Act } from '../access/can.ts'
import { endpoint } from './endpoint.ts'
import { modele } from './modele.ts'
import { z } from './zod.ts'

/** The formats a document can be taken away in, as a person chooses among them. */
export const formats = {
  docx: {
    label: 'Word, à modifier (DOCX)',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  odt: { label: 'LibreOffice, à modifier (ODT)', type: 'application/vnd.oasis.opendocument.text' },
  pdf: { label: 'PDF accessible', type: 'application/pdf' },
  html: { label: 'Page web à garder (HTML)', type: 'text/html; charset=utf-8' },
  pptx: {
    label: 'Diaporama (PPTX)',
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  },
  odp: { label: 'Diaporama LibreOffice (ODP)', type: 'application/vnd.oasis.opendocument.presentation' },
  xlsx: {
    label: 'Tableaux pour tableur (XLSX)',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  csv: { label: 'Tableaux en texte (CSV)', type: 'text/csv; charset=utf-8' },
} as const
export type Format = keyof typeof formats
const formatNames = Object.keys(formats) as Format[]

interface Print {
  /** Without its format, which ends the address. */
  readonly path: `/api/${string}/:id/${string}`
  readonly summary: string
  readonly act: Act
  readonly formats: readonly Format[]
  /** What whoever asks for it may choose besides the chapters. */
  readonly asks: readonly ('noms' | 'presence')[]
}

const texts = ['docx', 'odt', 'pdf', 'html'] as const
const sheets = ['xlsx', 'csv'] as const

/** What can be taken away. `?noms=1` gives the names of people where they may be given; without it, organisations only. */
export const prints = {
  compteRendu: {
    path: '/api/seances/:id/compte-rendu',
    summary: 'Compte rendu de la séance close',
    act: 'exportFiles',
    formats: formatNames,
    asks: ['noms'],
  },
  releve: {
    path: '/api/seances/:id/releve',
    summary: 'Relevé de décisions tel qu’il est maintenant',
    act: 'readSeance',
    formats: [...texts, ...sheets],
    asks: ['noms'],
  },
  sousGroupes: {
    path: '/api/seances/:id/sous-groupes',
    summary: 'Fiches des sous-groupes de la séance close',
    act: 'exportFiles',
    formats: formatNames,
    asks: [],
  },
  emargement: {
    path: '/api/seances/:id/emargement',
    summary: 'Feuille d’émargement telle qu’elle est maintenant ; elle nomme les personnes',
    act: 'readEmargement',
    formats: [...texts, ...sheets],
    asks: ['presence'],
  },
  restitution: {
    path: '/api/restitutions/:id/restitution',
    summary: 'Restitution',
    act: 'exportFiles',
    formats: formatNames,
    asks: ['noms'],
  },
  evolutions: {
    path: '/api/documents/:id/evolutions',
    summary: 'Ce qu’une fiche action propose au comité depuis sa version de référence',
    act: 'exportFiles',
    formats: formatNames,
    asks: [],
  },
  instantane: {
    path: '/api/instantanes/:id/lecture',
    summary: 'Ce que contient un instantané : une séance, une restitution, une fiche ou toutes celles d’un axe',
    act: 'readSnapshots',
    formats: formatNames,
    asks: [],
  },
} as const satisfies Record<string, Print>
export type PrintName = keyof typeof prints

/** Where a document is found in a format. */
export const printPath = (print: PrintName, format: Format, id: string): string =>
  `${prints[print].path.replace(':id', encodeURIComponent(id))}.${format}`

/** What is chosen before a document is taken away. */
const planOf = <P extends string>(path: P, act: Act) =>
  endpoint({
    method: 'get',
    path: `${path}.plan` as const,
    summary: 'Les chapitres de ce document, et les formats que ce serveur ne sait pas écrire',
    act,
    answer: z.object({
      titre: z.string(),
      /** Two may bear the same title: their place tells them apart. */
      chapitres: z.array(z.object({ place: z.number().int(), titre: z.string() })),
      /** The file slides are drawn on, and why it is not used when it cannot be. */
      modele: modele.nullable(),
      /** Why people may not be named in it; null where this person may not ask for their names. */
      noms: z.object({ refus: z.string().nullable() }).nullable(),
      absents: z.array(z.object({ format: z.enum(formatNames as [Format, ...Format[]]), raison: z.string() })),
    }),
  })
export const printPlans = {
  compteRendu: planOf(prints.compteRendu.path, prints.compteRendu.act),
  releve: planOf(prints.releve.path, prints.releve.act),
  sousGroupes: planOf(prints.sousGroupes.path, prints.sousGroupes.act),
  emargement: planOf(prints.emargement.path, prints.emargement.act),
  restitution: planOf(prints.restitution.path, prints.restitution.act),
  evolutions: planOf(prints.evolutions.path, prints.evolutions.act),
  instantane: planOf(prints.instantane.path, prints.instantane.act),
}
