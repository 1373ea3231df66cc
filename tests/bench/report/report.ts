/** What a scenario says in the end. */
import type { Failure } from '../bench.ts'
import { shown } from './figures.ts'
import { line } from './table.ts'

export interface Target {
  wanted: string
  measured: string
  met: boolean
}

export interface Report {
  title: string
  /** Markdown, in order. */
  parts: string[]
  targets: Target[]
  /** Something was lost, or could not be measured. */
  failed: boolean
}

type Measured = number | undefined

/** Of a figure that may not have been measured in this run. */
export const times = (factor: number, value: Measured): Measured => (value === undefined ? undefined : factor * value)

function target(wanted: string, value: Measured, bound: Measured, unit: string, sign: 1 | -1): Target[] {
  if (value === undefined || bound === undefined || Number.isNaN(value) || Number.isNaN(bound)) return []
  return [{ wanted, measured: `${shown(value)} ${unit}, bound ${shown(bound)}`, met: sign * value <= sign * bound }]
}

/** Nothing when one side was not measured. */
export const atMost = (wanted: string, value: Measured, bound: Measured, unit: string): Target[] =>
  target(wanted, value, bound, unit, 1)
export const atLeast = (wanted: string, value: Measured, bound: Measured, unit: string): Target[] =>
  target(wanted, value, bound, unit, -1)

export const targetTable = (targets: readonly Target[]): string =>
  [
    line(['target', 'measured', '']),
    line(['---', '---', '---']),
    ...targets.map(({ wanted, measured, met }) => line([wanted, measured, met ? 'met' : '**not met**'])),
  ].join('\n')

export function failureList(outcomes: readonly { failures: readonly Failure[] }[]): string[] {
  const failures = outcomes.flatMap((outcome) => outcome.failures)
  return failures.length === 0
    ? []
    : [`**Failed**\n\n${failures.map(({ server, why }) => `- ${server}: ${why}`).join('\n')}`]
}
