import { useDeferredValue, useState } from 'react'
import { useAnswer } from '#client/api/answer'
import { ShowAnswer } from '#client/api/show-answer'
import { Button } from '#client/ui/button'
import { EmptyState } from '#client/ui/states'
import { Cell, Table } from '#client/ui/table'
import { TextField } from '#client/ui/text-field'
import { OrBlank } from '#client/words/blanks'
import { mediumDay } from '#client/words/dates'
import { plural } from '#client/words/numbers'
import type { AnswerOf } from '#shared/api/endpoint'
import { listPersonnes } from '#shared/api/personnes'
import { EffacerDialog } from './effacer-dialog.tsx'

export type Personne = AnswerOf<typeof listPersonnes>[number]

const MOST_SHOWN = 50
const plain = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

function found(all: readonly Personne[], search: string): Personne[] {
  const words = plain(search).split(/\s+/)
  const saidBy = ({ nom, fonction, organisme }: Personne) => plain([nom, fonction, organisme].join(' '))
  return all.filter((p) => words.every((word) => saidBy(p).includes(word)))
}

/** Everyone whose name is kept, for whoever asks to be corrected or erased. */
export function Personnes() {
  const personnes = useAnswer(listPersonnes, {})
  return (
    <section aria-labelledby="admin-personnes" className="pile serree">
      <h2 id="admin-personnes">Personnes enregistrées</h2>
      <p className="petit">
        Une personne peut demander à être effacée. Pour une erreur de nom ou d’organisme, corrigez plutôt sa ligne sur
        la feuille d’émargement de la séance.
      </p>
      <ShowAnswer of={personnes} loading="Chargement des personnes…">
        {(list) => (list.length === 0 ? <EmptyState title="Aucune personne enregistrée" /> : <List all={list} />)}
      </ShowAnswer>
    </section>
  )
}

function List({ all }: { all: readonly Personne[] }) {
  const [typed, setTyped] = useState('')
  const list = found(all, useDeferredValue(typed))
  const [asked, setAsked] = useState<Personne | null>(null)
  return (
    <>
      <TextField label="Chercher une personne ou un organisme" type="search" value={typed} onChange={setTyped} />
      <p className="petit" role="status">
        {plural(list.length, 'personne')}
        {list.length > MOST_SHOWN && `, les ${MOST_SHOWN} premières sont montrées : précisez la recherche`}
      </p>
      {list.length > 0 && (
        <Table
          cards
          caption="Personnes enregistrées"
          head={['Nom', 'Organisme', 'Séances', { words: 'Actions', hidden: true }]}
        >
          {list.slice(0, MOST_SHOWN).map((personne) => (
            <PersonneRow key={personne.id} personne={personne} onErase={() => setAsked(personne)} />
          ))}
        </Table>
      )}
      {asked !== null && <EffacerDialog key={asked.id} personne={asked} onClose={() => setAsked(null)} />}
    </>
  )
}

function PersonneRow({ personne, onErase }: { personne: Personne; onErase: () => void }) {
  const { nom, fonction, organisme, seances, moi } = personne
  return (
    <tr>
      <th scope="row">
        <strong>{nom}</strong>
        {fonction !== null && <span className="petit"> {fonction}</span>}
      </th>
      <Cell label="Organisme">
        <OrBlank value={organisme} blank="nonRenseigne" />
      </Cell>
      <Cell label="Séances">
        {seances.length === 0 ? 'aucune' : seances.map(({ jour }) => mediumDay(jour)).join(', ')}
      </Cell>
      <Cell>
        {moi ? (
          <span className="petit">C’est vous</span>
        ) : (
          <Button
            small
            look="danger"
            onPress={onErase}
            aria-label={`Effacer ${nom}${organisme === null ? '' : `, ${organisme}`}`}
          >
            Effacer…
          </Button>
        )}
      </Cell>
    </tr>
  )
}
