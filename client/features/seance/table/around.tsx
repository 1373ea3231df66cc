import { UserMinus, UserPlus } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useAction, useAnswer } from '#client/api/answer'
import { useMeeting } from '#client/direct/meeting'
import { Button, ButtonLink, IconButton } from '#client/ui/button'
import { ComboBox } from '#client/ui/combo-box'
import { notify } from '#client/ui/notice'
import { Refused } from '#client/ui/refused'
import { OrBlank } from '#client/words/blanks'
import { listOrganismes } from '#shared/api/acces'
import type { AnswerOf, BodyOf } from '#shared/api/endpoint'
import { type maTable, mettreATable } from '#shared/api/table'
import './around.css'

interface AroundProps {
  holder: { nom: string; organisme: string | null }
  table: AnswerOf<typeof maTable>
}

/** Each name is kept at once: whoever is expected is found by their name, others are typed whole. */
export function Around({ holder, table: { autour, attendus } }: AroundProps) {
  const { seance } = useMeeting()
  const form = useRef<HTMLFormElement>(null)
  const list = useRef<HTMLHeadingElement>(null)
  const organismes = useAnswer(listOrganismes, {})
  const { run, busy, refusal } = useAction(mettreATable)
  const [nom, setNom] = useState('')
  const [organisme, setOrganisme] = useState('')
  const [missing, setMissing] = useState(false)
  const [times, setTimes] = useState(0)
  useEffect(() => {
    if (times > 0) form.current?.querySelector('input')?.focus()
  }, [times])

  const save = async (body: BodyOf<typeof mettreATable>, said: string): Promise<boolean> => {
    const done = await run({ params: { id: seance.id }, body })
    if (!done.ok) return false
    notify(said)
    return true
  }
  const name = (typed: string) => {
    setNom(typed)
    setMissing(false)
    const known = attendus.find((p) => p.nom === typed)
    if (known !== undefined) setOrganisme(known.organisme ?? '')
  }
  const add = async (e: FormEvent) => {
    e.preventDefault()
    if (busy) return
    setMissing(nom.trim() === '')
    if (nom.trim() === '') return
    const body = { lignes: autour.map((p) => p.ligneId), nouveaux: [{ nom, organisme }] }
    if (!(await save(body, `${nom.trim()} est autour de cet appareil`))) return
    setNom('')
    setOrganisme('')
    setTimes((n) => n + 1)
  }
  const remove = async (ligneId: string, gone: string) => {
    const lignes = autour.map((p) => p.ligneId).filter((id) => id !== ligneId)
    if (await save({ lignes }, `${gone} n’est plus autour de cet appareil`)) list.current?.focus()
  }

  return (
    <>
      <section className="carte pile serree" aria-labelledby="table-liste">
        <h2 id="table-liste" ref={list} tabIndex={-1}>
          Saisi pour
        </h2>
        <ul className="liste-nue table-lignes">
          <li>
            <span>
              <strong>{holder.nom}</strong>, <OrBlank value={holder.organisme} blank="nonRenseigne" />
            </span>
            <span className="petit sans-coupure">tient l’appareil</span>
          </li>
          {autour.map((p) => (
            <li key={p.ligneId}>
              <span>
                <strong>{p.nom}</strong>, <OrBlank value={p.organisme} blank="nonRenseigne" />
              </span>
              <IconButton
                small
                label={`Retirer de cet appareil\u00a0: ${p.nom}`}
                isDisabled={busy}
                onPress={() => void remove(p.ligneId, p.nom)}
              >
                <UserMinus size={18} aria-hidden="true" />
              </IconButton>
            </li>
          ))}
        </ul>
        <p className="petit">Une personne retirée reste notée présente.</p>
      </section>
      <form
        // Emptied under the cursor, its list of names would open by itself.
        key={times}
        ref={form}
        className="carte pile serree"
        aria-label="Ajouter une personne"
        onSubmit={(e) => void add(e)}
        noValidate
      >
        <ComboBox
          label="Nom"
          value={nom}
          suggestions={[...new Set(attendus.map((p) => p.nom))]}
          error={missing ? 'Indiquez un nom.' : undefined}
          onChange={name}
        />
        <ComboBox
          label="Organisation"
          value={organisme}
          suggestions={organismes.state === 'ready' ? organismes.value.map((o) => o.nom) : []}
          onChange={setOrganisme}
        />
        <Refused of={refusal} />
        <div className="rang">
          <Button look="primary" type="submit" isDisabled={busy}>
            <UserPlus size={18} aria-hidden="true" /> Ajouter
          </Button>
          <ButtonLink to="/seances/$id" params={{ id: seance.id }}>
            Revenir à la séance
          </ButtonLink>
        </div>
      </form>
    </>
  )
}
