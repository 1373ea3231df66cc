import { Chip } from '#client/ui/chip'
import { french } from '#client/words/typography'
import { type CheckWords, names, wordsOf } from './check-words.ts'
import { type Check, checks, type Findings } from './findings.ts'

/** Each check with what was found; while it runs, with what it is about. */
export function CheckList({ findings }: { findings: Partial<Findings> }) {
  return (
    <ul className="carte liste-nue diagnostic-liste">
      {checks.map((check) => (
        <CheckLine key={check} check={check} words={found(check, findings)} />
      ))}
    </ul>
  )
}

function found<C extends Check>(check: C, findings: Partial<Findings>): CheckWords | null {
  const finding = findings[check]
  return finding === undefined ? null : wordsOf[check](finding as Findings[C])
}

function CheckLine({ check, words }: { check: Check; words: CheckWords | null }) {
  const { name, what } = names[check]
  return (
    <li className="diagnostic-essai" data-check={check}>
      <div className="diagnostic-quoi">
        <h3>{name}</h3>
        <p className="petit">{french(what)}</p>
      </div>
      <div className="diagnostic-etat">
        <Chip tone={words?.tone ?? 'neutral'} shape={words?.shape ?? 'dashed'}>
          {words?.word ?? 'Essai…'}
        </Chip>
      </div>
      {words !== null && <p className="diagnostic-sens">{french(words.meaning)}</p>}
    </li>
  )
}
