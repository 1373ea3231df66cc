import type { Instantane } from '#server/snapshot/content'
import type { Block, Cell, Inline } from '#shared/api/outline'
import { proseText } from '#shared/document/value'
import { etats } from '#shared/documents/choices'
import { compareNumeros } from '#shared/documents/numero'
import { avancement } from './avancement.ts'
import { documentsOf, type Fiche, nomDeFiche, originOf } from './frozen.ts'
import { blank, cell, dayCell, heading, orBlank, paragraph, rowName, strong, table } from './outline.ts'
import { proseLines } from './prose.ts'
import { blancs, compte, jour } from './words.ts'

type Action = Fiche['actions'][number]

function etatCell({ etat, raison, conditionDeblocage }: Action): Cell {
  if (etat === null) return cell(blank(blancs.nonRenseigne))
  const blocks: Inline[][] = [[{ text: etats[etat] }]]
  if (raison !== null) blocks.push([{ text: raison }])
  if (conditionDeblocage !== null) blocks.push([{ text: `Condition de déblocage\u00a0: ${conditionDeblocage}` }])
  return { blocks }
}

function avancementCell({ avancement, avancementLe }: Action): Cell {
  const blocks = proseLines(avancement, blancs.nonRenseigne)
  return { blocks: avancementLe === null ? blocks : [...blocks, [{ text: `(au ${jour(avancementLe)})` }]] }
}

const actionRow = (action: Action): Cell[] => [
  rowName(action.intitule.trim() === '' ? blancs.nonRenseigne : action.intitule),
  cell(orBlank(action.pilote, blancs.pilote)),
  etatCell(action),
  avancementCell(action),
  dayCell(action.echeance, blancs.date),
]

/** What nobody wrote yet, counted: what a group has to ask for. */
function manquantes({ pilotes, actions }: Fiche): Block[] {
  const lacking = (is: (action: Action) => boolean) => actions.filter(is).length
  const counts: [n: number, one: string, many: string][] = [
    [lacking((a) => (a.pilote ?? '').trim() === ''), 'action sans pilote', 'actions sans pilote'],
    [lacking((a) => a.etat === null), 'action sans état', 'actions sans état'],
    [
      lacking((a) => proseText(a.avancement).trim() === ''),
      'action sans note d’avancement',
      'actions sans note d’avancement',
    ],
    [lacking((a) => a.echeance === null), 'action sans échéance', 'actions sans échéance'],
  ]
  const words = [
    ...(pilotes.length === 0 ? ['pilote de la fiche'] : []),
    ...counts.flatMap(([n, one, many]) => (n === 0 ? [] : [compte(n, one, many)])),
  ]
  return words.length === 0 ? [] : [paragraph(strong('Informations manquantes\u00a0: '), `${words.join(', ')}.`)]
}

/** The followed actions of each fiche, one table each; `cle` keeps a single fiche. */
export function fiches(instantane: Instantane, cle: string | null = null): Block[] {
  const organismes = new Map(instantane.content.organismes.map((o) => [o.id, o.sigle ?? o.nom]))
  const found = documentsOf(instantane, 'fiche-action')
    .filter((d) => cle === null || d.id === cle)
    .sort((a, b) => compareNumeros(a.value, b.value))
  if (found.length === 0) return [paragraph('Aucune fiche action n’est suivie par ce groupe.')]
  const each = found.flatMap(({ id, value }) => {
    const numero = value.numero === null ? 'Fiche' : `Fiche ${value.numero}`
    const pilotes = value.pilotes.map((p) => {
      const nom = organismes.get(p.organisme ?? '') ?? blancs.nonRenseigne
      return p.precision === null ? nom : `${nom} (${p.precision})`
    })
    const head = ['Action', 'Pilote', 'État', 'État d’avancement', 'Échéance']
    const origin = { ...originOf(instantane), passage: nomDeFiche(value), documentId: id }
    const drawn = [
      heading(3, `${numero}\u00a0: ${value.intitule ?? blancs.nonRenseigne}`),
      paragraph('Pilote de la fiche\u00a0: ', orBlank(pilotes.join('\u00a0; '), blancs.pilote)),
      ...manquantes(value),
      value.actions.length === 0
        ? paragraph('Aucune action n’est suivie dans cette fiche.')
        : table(`${numero}\u00a0: suivi des actions`, head, value.actions.map(actionRow)),
    ]
    return drawn.map((b) => ({ ...b, origin }))
  })
  // One fiche alone has nothing to be compared with.
  return cle === null ? [...avancement(found), ...each] : each
}
