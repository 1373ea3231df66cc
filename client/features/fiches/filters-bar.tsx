import { Button } from '#client/ui/button'
import { FilterChip } from '#client/ui/chip'
import { marksEtat } from '#client/words/chips'
import { plural } from '#client/words/numbers'
import type { ActionValue } from './action-row.tsx'
import { countWords, etatOf, etatsAndBlank, type Filters, isFiltering, matches, noFilter } from './filters.ts'

interface FiltersBarProps {
  actions: readonly ActionValue[]
  filters: Filters
  onChange: (filters: Filters) => void
}

const blankMark = { tone: 'neutral', shape: 'dashed' } as const

/** Counters that are also filters. */
export function FiltersBar({ actions, filters, onChange }: FiltersBarProps) {
  const without = actions.filter((a) => a.pilote === null).length
  const shown = actions.filter((a) => matches(a, filters)).length
  return (
    <fieldset className="rang sans-papier groupe-nu" aria-label="Filtrer les actions">
      {etatsAndBlank.map((etat) => {
        const count = actions.filter((a) => etatOf(a) === etat).length
        const isSelected = filters.etats.includes(etat)
        if (count === 0 && !isSelected) return null
        return (
          <FilterChip
            key={etat}
            {...(etat === 'nonRenseigne' ? blankMark : marksEtat[etat])}
            isSelected={isSelected}
            onChange={(on) =>
              onChange({ ...filters, etats: on ? [...filters.etats, etat] : filters.etats.filter((e) => e !== etat) })
            }
          >
            {countWords(etat, count)}
          </FilterChip>
        )
      })}
      {(without > 0 || filters.sansPilote) && (
        <FilterChip
          tone="ochre"
          shape="question"
          isSelected={filters.sansPilote}
          onChange={(sansPilote) => onChange({ ...filters, sansPilote })}
        >
          {`${without}\u00a0sans pilote`}
        </FilterChip>
      )}
      {isFiltering(filters) && (
        <>
          <Button small look="quiet" onPress={() => onChange(noFilter)}>
            Tout montrer
          </Button>
          <span className="petit" role="status">
            {plural(shown, 'action')} sur {actions.length}
          </span>
        </>
      )}
    </fieldset>
  )
}
