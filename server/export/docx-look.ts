/** Styles, numbering and page of the Word files: real styles, so that a reader's navigation pane and a screen reader find them. */
import {
  AlignmentType,
  convertMillimetersToTwip,
  type INumberingOptions,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
} from 'docx'
import type { Charte } from './charte.ts'

const INK = '1C2033'
const INK_2 = '4F566B'
export const RULE = 'CFD3DE'
export const HEAD_FILL = 'E9ECFB'

export const margin = convertMillimetersToTwip(20)
export const page = { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) }
/** Between the margins. */
export const textWidth = page.width - 2 * margin

/** The style of the paragraphs that wait for a chart: nothing else may have it. */
export const CHART_STYLE = 'Graphique'
export const BULLETS = 'puces'
export const NUMBERS = 'numeros'
const LEVELS = 6

const headingStyle = (font: string, size: number, before: number, after: number, color = INK) => ({
  run: { font, size, bold: true, color },
  paragraph: { spacing: { before, after }, keepNext: true, keepLines: true },
})

/** The font of a letterhead, or one that is on every machine under its name or that of a twin of the same widths. */
export const stylesOf = ({ police, couleur }: Pick<Charte, 'police' | 'couleur'>): IStylesOptions => ({
  default: {
    document: {
      run: { font: police, size: 21, color: INK, language: { value: 'fr-FR', eastAsia: 'fr-FR' } },
      // Said to be a proportion: Writer would take it for a height, and put the second line of a title over its first.
      paragraph: { spacing: { after: 120, line: 276, lineRule: 'auto' } },
    },
    heading1: headingStyle(police, 40, 0, 80),
    heading2: headingStyle(police, 30, 360, 120, couleur),
    heading3: headingStyle(police, 25, 280, 80),
    heading4: headingStyle(police, 22, 200, 40),
    hyperlink: { run: { color: couleur, underline: {} } },
  },
  paragraphStyles: [
    { id: 'SousTitre', name: 'Sous-titre', basedOn: 'Normal', run: { size: 25, color: INK_2 } },
    {
      id: 'Statut',
      name: 'Statut',
      basedOn: 'Normal',
      run: { bold: true },
      paragraph: {
        spacing: { before: 120, after: 80 },
        indent: { left: 140 },
        border: { left: { style: 'single', size: 36, color: 'B45309', space: 8 } },
        shading: { type: 'clear', fill: 'FDF3E1' },
      },
    },
    {
      id: 'Note',
      name: 'Note',
      basedOn: 'Normal',
      run: { size: 19, color: INK_2 },
      paragraph: { spacing: { after: 200 } },
    },
    {
      id: 'Repere',
      name: 'Repère',
      basedOn: 'Note',
      // It says where what follows comes from.
      paragraph: { spacing: { after: 120 }, keepNext: true },
    },
    {
      id: 'Citation',
      name: 'Citation',
      basedOn: 'Normal',
      paragraph: { indent: { left: 360 }, border: { left: { style: 'single', size: 18, color: RULE, space: 10 } } },
    },
    {
      id: CHART_STYLE,
      name: 'Graphique',
      basedOn: 'Normal',
      paragraph: { spacing: { after: 40, line: 240, lineRule: LineRuleType.AUTO }, keepNext: true },
    },
    {
      id: 'Legende',
      name: 'caption',
      basedOn: 'Normal',
      run: { bold: true },
      paragraph: { spacing: { before: 160, after: 80 }, keepNext: true },
    },
    {
      id: 'Cellule',
      name: 'Cellule',
      basedOn: 'Normal',
      run: { size: 20 },
      paragraph: { spacing: { after: 40, line: 252 } },
    },
    {
      id: 'ApresTableau',
      name: 'Après tableau',
      basedOn: 'Normal',
      run: { size: 8 },
      paragraph: { spacing: { after: 60, line: 120 } },
    },
    { id: 'TOC2', name: 'toc 2', basedOn: 'Normal', paragraph: { spacing: { after: 40 }, indent: { left: 200 } } },
    { id: 'Liste', name: 'Liste', basedOn: 'Normal', paragraph: { spacing: { after: 60 } } },
    {
      id: 'PiedDePage',
      name: 'Pied de page',
      basedOn: 'Normal',
      run: { size: 17, color: INK_2 },
      paragraph: { spacing: { after: 0 } },
    },
  ],
})

const indent = (level: number) => ({ paragraph: { indent: { left: 400 * (level + 1), hanging: 300 } } })
const levels = (format: (typeof LevelFormat)[keyof typeof LevelFormat], mark: (level: number) => string) =>
  Array.from({ length: LEVELS }, (_, level) => ({
    ...{ level, format, text: mark(level), alignment: AlignmentType.LEFT, style: indent(level) },
  }))

export const numbering: INumberingOptions = {
  config: [
    { reference: BULLETS, levels: levels(LevelFormat.BULLET, (level) => (level % 2 === 0 ? '•' : '–')) },
    { reference: NUMBERS, levels: levels(LevelFormat.DECIMAL, (level) => `%${level + 1}.`) },
  ],
}
export const deepest = LEVELS - 1
