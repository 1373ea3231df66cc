/** The figures of a run as a table, in the order of the promises. */
import { existsSync, readFileSync } from 'node:fs'

const promises = [
  ['R1', 'modifications confirmées et perdues, serveur tué (SIGKILL)', '0'],
  ['R2', 'modifications confirmées et perdues, courant coupé', '0 ; au moins 1 sous synchronous=NORMAL'],
  ['R3', 'copies différentes une fois au calme', '0'],
  ['R4', 'délai de confirmation, 150 connectés, 20 qui tapent', 'p50 ≤ 50 ms, p99 ≤ 300 ms'],
  ['R5', 'délai jusqu’à l’écran des autres, même charge', 'p95 ≤ 250 ms en local, ≤ 1 s en 4G'],
  ['R6', 'redémarrage avec 150 connectés', 'tous à jour ≤ 20 s, ≤ 15 poignées de main par 250 ms, 0 perte, 0 doublon'],
  ['R7', 'hors ligne, 500 modifications de chaque côté', 'réunies ≤ 5 s après le retour, onglet fermé compris'],
  ['R8', 'réseau qui va et vient', '0 perte, 0 doublon, mémoire stable'],
  ['R9', 'lecteur lent', 'écarté ≤ 10 s au-delà de 4 Mio ; autres à 20 % près, ou ≤ 100 ms'],
  ['R10', 'disque plein', 'dit ≤ 1 s, 0 confirmation fausse, reprise seule ≤ 10 s'],
  ['R11', 'passage de la version N à N+1', '0 nœud perdu, refus avant synchronisation'],
  ['R14', 'droit retiré', '≤ 2 s, rien d’écrit après'],
  ['R15', 'clôture pendant l’écriture', '0 écart entre instantané et journal'],
  ['R16', 'empreinte, 150 connectés, 60 documents', '≤ 512 Mo'],
  ['S1', 'séance de 80 personnes, délai d’un geste jusqu’à l’écran de l’animation', 'p95 ≤ 1 s, ≤ 512 Mo'],
  ['T18', 'une personne malveillante, délai de confirmation des autres', 'serveur debout, p99 ≤ 1 s'],
]

function readFigures(file) {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

/** Lines of text; a promise without a figure says so. */
export function tableOf(file) {
  const figures = readFigures(file)
  const rows = promises.flatMap(([id, what, target]) => {
    const found = figures.filter((figure) => figure.id === id)
    if (found.length === 0) return [[id, what, target, 'non mesuré', '–']]
    return found.map(({ measured, met }, i) => [
      ...(i === 0 ? [id, what, target] : ['', '', '']),
      measured,
      met ? 'tenu' : 'NON TENU',
    ])
  })
  const all = [['', 'promesse', 'visé', 'mesuré', ''], ...rows]
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => [...row[column]].length)))
  const pad = (cell, column) => cell + ' '.repeat(widths[column] - [...cell].length)
  return all.map((row) => row.map(pad).join('  ').trimEnd())
}
