import { useMemo, useState } from 'react'
import { useAction, useAnswer } from '#client/api/answer'
import { Button } from '#client/ui/button'
import { notify } from '#client/ui/notice'
import { Refused } from '#client/ui/refused'
import { optionsOf, Select } from '#client/ui/select'
import { plural } from '#client/words/numbers'
import { can } from '#shared/access/can'
import type { Role } from '#shared/access/roles'
import { listOrganismes, type Organisme } from '#shared/api/acces'
import { rapprocherOrganisme } from '#shared/api/emargement'
import { type NatureOrganisme, naturesOrganisme } from '#shared/documents/organismes'
import { lookAlike } from '#shared/look-alike'
import { plainWords } from '#shared/plain-words'
import type { Ligne } from './lignes.ts'

interface Typed {
  words: string
  people: number
}

const namesOf = ({ nom, sigle }: Organisme): string[] => (sigle === null ? [nom] : [nom, sigle])

/** Organisations of the sheet that no known one is called, each once. */
function unknown(lignes: readonly Ligne[], known: readonly Organisme[]): Typed[] {
  const names = new Set(known.flatMap(namesOf).map(plainWords))
  const found = new Map<string, Typed>()
  for (const { organisme } of lignes) {
    const key = plainWords(organisme ?? '')
    if (organisme === null || key === '' || names.has(key)) continue
    found.set(key, { words: found.get(key)?.words ?? organisme, people: (found.get(key)?.people ?? 0) + 1 })
  }
  return [...found.values()]
}

/** The known one it most looks like: the same in other words, or named inside what was typed. */
function closest(words: string, known: readonly Organisme[]): string | null {
  const inside = ` ${plainWords(words)} `
  const found =
    known.find((o) => namesOf(o).some((n) => lookAlike(n, words))) ??
    known.find((o) => namesOf(o).some((n) => plainWords(n).length > 2 && inside.includes(` ${plainWords(n)} `)))
  return found?.id ?? null
}

interface OrganismesLibresProps {
  seanceId: string
  lignes: readonly Ligne[]
  roles: readonly Role[]
}

/** What people typed of their organisation, joined afterwards to the ones the workspace knows. */
export function OrganismesLibres({ seanceId, lignes, roles }: OrganismesLibresProps) {
  const answer = useAnswer(listOrganismes, {})
  const known = answer.state === 'ready' ? answer.value : null
  const typed = useMemo(() => (known === null ? [] : unknown(lignes, known)), [lignes, known])
  if (known === null || typed.length === 0) return null
  return (
    <section className="carte pile serree sans-papier" aria-labelledby="emargement-organismes">
      <h2 id="emargement-organismes">Organismes à rapprocher</h2>
      <p className="petit">
        Tapés librement, ils sont comptés d’après leurs mots. Rapprochés, ils sont comptés avec l’organisme connu ;
        l’historique de chaque ligne garde ce qui a été tapé.
      </p>
      <ul className="liste-nue pile serree">
        {typed.map((t) => (
          <Libre key={t.words} seanceId={seanceId} typed={t} known={known} mayAdd={can(roles, 'prepareSeance')} />
        ))}
      </ul>
    </section>
  )
}

interface LibreProps {
  seanceId: string
  typed: Typed
  known: readonly Organisme[]
  mayAdd: boolean
}

const NEW = 'nouveau'

function Libre({ seanceId, typed: { words, people }, known, mayAdd }: LibreProps) {
  const [choice, setChoice] = useState(() => closest(words, known))
  const [nature, setNature] = useState<NatureOrganisme | null>(null)
  const { run, busy, refusal } = useAction(rapprocherOrganisme)
  const isNew = choice === NEW
  const vers = isNew ? (nature === null ? null : { nature }) : choice === null ? null : { id: choice }
  const save = async () => {
    if (vers === null) return
    const done = await run({ params: { id: seanceId }, body: { tape: words, vers } })
    if (done.ok) notify(isNew ? `${words} fait partie des organismes connus` : `${words} : organisme rapproché`)
  }
  return (
    <li className="emargement-double">
      <p className="emargement-double-ligne">
        <strong>{words}</strong> <span className="petit">{plural(people, 'personne')}</span>
      </p>
      <div className="rang emargement-rapprocher">
        <Select
          label={`Organisme connu pour ${words}`}
          labelHidden
          value={choice}
          options={[
            ...(mayAdd ? [{ code: NEW, label: 'Nouvel organisme, à ajouter' }] : []),
            ...known.map((o) => ({ code: o.id, label: o.sigle === null ? o.nom : `${o.sigle} – ${o.nom}` })),
          ]}
          onChange={setChoice}
        />
        {isNew && (
          <Select
            label={`Type d’organisme de ${words}`}
            labelHidden
            value={nature}
            options={optionsOf(naturesOrganisme)}
            onChange={setNature}
          />
        )}
        <Button
          small
          isDisabled={busy || vers === null}
          aria-label={`${isNew ? 'Ajouter' : 'Rapprocher'} : ${words}`}
          onPress={() => void save()}
        >
          {isNew ? 'Ajouter' : 'Rapprocher'}
        </Button>
      </div>
      <Refused of={refusal} />
    </li>
  )
}
