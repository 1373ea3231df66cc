import { z } from './zod.ts'

/**
 * The shape every export shares: a document as headings, paragraphs, lists and tables, knowing nothing of the domain.
 * The server makes it from a snapshot, each format writes it, and the page of a restitution shows the same blocks.
 */
const inline = z.object({
  text: z.string(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  underline: z.boolean().optional(),
  strike: z.boolean().optional(),
  href: z.string().optional(),
  /** It stands for what nobody wrote: « à fixer ». */
  blank: z.boolean().optional(),
})
export type Inline = z.infer<typeof inline>

/** Where a block was drawn from: what makes each line traceable. */
const origin = z.object({
  instantaneId: z.string(),
  /** « Clôture du 1er juillet 2025 » */
  libelle: z.string(),
  empreinte: z.string(),
  /** Server time the snapshot was taken at. */
  prisA: z.number(),
  seance: z.string().nullable(),
  sousGroupe: z.string().nullable(),
  /** « Fiche 5 : … », « Point 3 : … », « Émargement » */
  passage: z.string().nullable(),
  /** The document of the snapshot it is written in. */
  documentId: z.string().nullable(),
  /** The earlier snapshot, for what says what changed. */
  depuis: z.object({ instantaneId: z.string(), libelle: z.string() }).optional(),
})
export type Origin = z.infer<typeof origin>

/** Where in its snapshot one line was drawn from; what it does not say is said by the block. */
const lieu = origin.pick({ sousGroupe: true, passage: true, documentId: true, depuis: true }).partial()
export type Lieu = z.infer<typeof lieu>

const cell = z.object({
  blocks: z.array(z.array(inline)),
  header: z.boolean().optional(),
  /** What its words say, for files that compute: a day (`2025-07-01`) or a number. */
  day: z.string().optional(),
  number: z.number().optional(),
})
export type Cell = z.infer<typeof cell>

const chartData = z.object({
  /** `bars` side by side, `stacked` on one scale, `progress` each as parts of its own whole. */
  form: z.enum(['bars', 'stacked', 'progress']),
  title: z.string(),
  /** What it shows, in a sentence: read in place of the drawing. */
  summary: z.string(),
  /** What a category is: heads the first column of its table, the block that follows. */
  rowLabel: z.string(),
  categories: z.array(z.string()),
  series: z.array(z.object({ name: z.string(), values: z.array(z.number()) })),
})

const tableData = z.object({
  caption: z.string(),
  head: z.array(cell),
  rows: z.array(z.array(cell)),
  /** Where each row comes from, in their order. */
  lieux: z.array(lieu).optional(),
  /** What each row says as a sentence, where joining its cells would say it badly. */
  phrases: z.array(z.string()).optional(),
  /** The chart its rows make once counted, for whoever asks for it. */
  graphe: chartData.optional(),
})

/** The table some words or a chart were made from: files that hold nothing but tables keep it. */
interface Told {
  table?: z.infer<typeof tableData> | undefined
}

export type Block = { origin?: Origin | undefined } & (
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; inlines: Inline[] }
  | (Told & {
      kind: 'paragraph'
      inlines: Inline[]
      /** `lead`: what names the block that follows, and stays with it. */
      tone?: 'status' | 'note' | 'mark' | 'markEnd' | 'quote' | 'lead' | undefined
    })
  | (Told & {
      kind: 'list'
      ordered: boolean
      items: { inlines: Inline[]; children: Block[]; lieu?: Lieu | undefined }[]
    })
  | ({ kind: 'table' } & z.infer<typeof tableData>)
  | (Told & { kind: 'chart' } & z.infer<typeof chartData>)
  | { kind: 'pageBreak' }
)

const withOrigin = { origin: origin.optional() }
export const block: z.ZodType<Block> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('heading'),
      level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
      inlines: z.array(inline),
      ...withOrigin,
    }),
    z.object({
      kind: z.literal('paragraph'),
      inlines: z.array(inline),
      tone: z.enum(['status', 'note', 'mark', 'markEnd', 'quote', 'lead']).optional(),
      table: tableData.optional(),
      ...withOrigin,
    }),
    z.object({
      kind: z.literal('list'),
      ordered: z.boolean(),
      items: z.array(z.object({ inlines: z.array(inline), children: z.array(block), lieu: lieu.optional() })),
      table: tableData.optional(),
      ...withOrigin,
    }),
    tableData.extend({ kind: z.literal('table'), ...withOrigin }),
    chartData.extend({ kind: z.literal('chart'), table: tableData.optional(), ...withOrigin }),
    z.object({ kind: z.literal('pageBreak'), ...withOrigin }),
  ]),
)
