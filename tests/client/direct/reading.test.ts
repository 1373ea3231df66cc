import { expect, it } from 'vitest'
import { gapsAloud, lineRead } from '#client/direct/releve/reading'
import type { ReleveLine } from '#shared/documents/releve'

const line = (id: string, over: Partial<ReleveLine> = {}): ReleveLine => ({
  ...{ id, nature: 'decision', texte: id, qui: 'Caf', personne: null, echeance: '2025-09-01', point: null },
  ...{ sousGroupe: null, noteA: null, saisiPour: null, ou: 'notes', ...over },
})

it('reads one line at a time, those being written left out, and stays on the last', () => {
  const lines = [line('a'), line('b', { texte: ' ' }), line('c')]
  expect([0, 1, 9].map((page) => lineRead(lines, page))).toMatchObject([
    { line: { id: 'a' }, rank: 1, of: 2 },
    { line: { id: 'c' }, rank: 2, of: 2 },
    { line: { id: 'c' }, rank: 2, of: 2 },
  ])
  expect(lineRead([], 0)).toBeNull()
})

it('says aloud what is missing', () => {
  expect(gapsAloud(line('a'))).toBeNull()
  expect(gapsAloud(line('a', { qui: null, echeance: null }))).toBe('responsable à désigner, date à fixer')
  expect(gapsAloud(line('a', { nature: 'information', qui: null, echeance: null }))).toBeNull()
})
