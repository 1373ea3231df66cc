/**
 * `npm run bench:exports`: a long restitution in each format, and what writing it costs whoever co-edits: the delay of the
 * event loop while the process writes, against the same when nothing is written.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as rest } from 'node:timers/promises'
import type { Outline } from '#server/export/outline'
import { silentLog } from '#server/log'
import { findOffice } from '#server/printing/office'
import { openPrinter } from '#server/printing/printer'
import { projectRoot } from '#server/project-root'
import type { Block } from '#shared/api/outline'
import { type Format, formats } from '#shared/api/prints'
import { charted } from '#shared/chart/chart'

const CHARTS = 20
const TARGET_MS = 3_000
const print = (line: string): unknown => process.stdout.write(`${line}\n`)

/** About sixty pages: as many chapters as charts, each with prose, a list, a chart, its table and a longer one. */
function longOutline(): Outline {
  const words =
    'Le groupe a partagé l’état des actions et ce qui manque pour avancer, avec les professionnel·les du territoire. '
  const row = (i: number) => [
    { blocks: [[{ text: `Action ${i + 1}\u00a0: accompagner les assistant·es maternel·les` }]], header: true },
    ...['CAF', 'En cours', words.slice(0, 90), 'à fixer'].map((text) => ({ blocks: [[{ text }]] })),
  ]
  const head = ['Action', 'Pilote', 'État', 'Avancement', 'Échéance'].map((text) => ({
    blocks: [[{ text }]],
    header: true,
  }))
  const chapter = (i: number): Block[] => [
    { kind: 'heading', level: 2, inlines: [{ text: `${i + 1}. Chapitre` }] },
    ...Array.from({ length: 8 }, (): Block => ({ kind: 'paragraph', inlines: [{ text: words.repeat(5) }] })),
    ...charted({
      ...{ form: 'progress', title: `État des actions du chapitre ${i + 1}`, summary: words, rowLabel: 'Fiche' },
      categories: Array.from({ length: 8 }, (_, n) => `Fiche ${i + 1}.${n + 1}`),
      series: ['Réalisée', 'En cours', 'À lancer'].map((name, n) => ({
        name,
        values: [5, 3, 8, 1, 4, 2, 6, 7].map((v) => v + n),
      })),
    }),
    { kind: 'table', caption: `Suivi du chapitre ${i + 1}`, head, rows: Array.from({ length: 24 }, (_, n) => row(n)) },
  ]
  return {
    ...{ titre: 'Restitution annuelle', sousTitre: null, statut: 'Document de travail, non validé' },
    ...{ filigrane: 'Document de travail', provenance: 'Instantané de mesure', le: Date.UTC(2025, 6, 1) },
    blocks: Array.from({ length: CHARTS }, (_, i) => chapter(i)).flat(),
  }
}

/** The longest wait of one turn in a hundred, in milliseconds, and how long the work took. */
async function during(work: () => Promise<unknown>): Promise<{ took: number; p99: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const began = performance.now()
  await work()
  const took = performance.now() - began
  delay.disable()
  return { took, p99: delay.percentile(99) / 1e6 }
}

const pagesOf = (pdf: Uint8Array): number =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0

async function main(): Promise<boolean> {
  const script = join(projectRoot(), 'dist/server/print-process.js')
  if (!existsSync(script)) {
    print('The server is not built: node server/start.mjs preparer')
    return false
  }
  const printer = openPrinter({ script, office: findOffice(), charteFolder: '/nowhere', logger: silentLog() })
  const outline = longOutline()
  // The process starts, reads its fonts and warms up once.
  const pages = pagesOf(await printer.write('pdf', outline))
  const idle = await during(() => rest(3_000))
  print(`${CHARTS} charts, ${pages} pages. Event loop at rest: p99 ${idle.p99.toFixed(1)} ms.\n`)
  print('| format | ms | of 3 s | loop p99, ms | ratio to rest |\n|---|---|---|---|---|')
  let slow = false
  for (const format of Object.keys(formats) as Format[]) {
    if (!printer.writes(format)) {
      print(`| ${format} | not written here | | | |`)
      continue
    }
    const { took, p99 } = await during(() => printer.write(format, outline))
    const ours = format !== 'odt' && format !== 'odp'
    slow ||= ours && took > TARGET_MS
    print(
      `| ${format} | ${took.toFixed(0)} | ${(took / TARGET_MS).toFixed(2)} × | ${p99.toFixed(1)} | ${(p99 / idle.p99).toFixed(2)} × |`,
    )
  }
  await printer.close()
  return !slow
}

process.exitCode = (await main()) ? 0 : 1
