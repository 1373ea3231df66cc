import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useAction } from '#client/api/answer'
import { membersOf, peopleWords } from '#client/direct/groupes'
import { useMeeting } from '#client/direct/meeting'
import { useApercu } from '#client/direct/use-apercu'
import { Button } from '#client/ui/button'
import { Dialog } from '#client/ui/dialog'
import { notify } from '#client/ui/notice'
import { TextArea } from '#client/ui/text-field'
import { createSousGroupe } from '#shared/api/seances'
import { GroupeCard } from './groupe-card.tsx'
import { PersonLine } from './person-line.tsx'
import { PersonMenu } from './person-menu.tsx'

/** The sub-groups side by side, live; then those who are in none. */
export function GroupesOverview() {
  const { direct, phase } = useMeeting()
  const apercu = useApercu()
  const open = phase === 'draft' || phase === 'open' || phase === 'live'
  return (
    <section aria-labelledby="sous-groupes" className="pile serree">
      <h2 id="sous-groupes">Sous-groupes</h2>
      {direct.sousGroupes.length === 0 && !open && <p className="blanc">Aucun sous-groupe.</p>}
      <ul className="liste-nue groupes">
        {direct.sousGroupes.map((groupe) => (
          <GroupeCard key={groupe.id} groupe={groupe} apercu={apercu.get(groupe.id)} />
        ))}
        {open && (
          <li className="groupe-ajout">
            <AddGroupe />
          </li>
        )}
      </ul>
      <Unassigned />
    </section>
  )
}

function Unassigned() {
  const { direct, phase } = useMeeting()
  const people = membersOf(direct, null)
  if (people.length === 0 || direct.sousGroupes.length === 0) return null
  const moves = phase === 'open' || phase === 'live'
  return (
    <details className="carte sans-groupe">
      <summary>
        <strong>Sans sous-groupe</strong> <span className="petit">{peopleWords(people.length)}</span>
      </summary>
      <ul className="liste-nue">
        {people.map((person) => (
          <li key={person.id}>
            <PersonLine personId={person.id} organisme={person.organisme} mode={person.mode}>
              {moves && <PersonMenu person={person} />}
            </PersonLine>
          </li>
        ))}
      </ul>
    </details>
  )
}

function AddGroupe() {
  const { seance } = useMeeting()
  const create = useAction(createSousGroupe)
  const [open, setOpen] = useState(false)
  const [titre, setTitre] = useState('')
  const close = () => {
    setOpen(false)
    create.clear()
  }
  const submit = async () => {
    const result = await create.run({ params: { id: seance.id }, body: { titre } })
    if (!result.ok) return
    close()
    setTitre('')
    notify('Le sous-groupe est ajouté, avec sa fiche.')
  }
  return (
    <>
      <Button look="quiet" onPress={() => setOpen(true)}>
        <Plus size={18} aria-hidden="true" /> Ajouter un sous-groupe
      </Button>
      <Dialog
        title="Ajouter un sous-groupe"
        isOpen={open}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>Annuler</Button>
            <Button look="primary" isDisabled={create.busy || titre.trim() === ''} onPress={() => void submit()}>
              Ajouter
            </Button>
          </>
        }
      >
        <TextArea label="Action proposée" value={titre} onChange={setTitre} maxLength={600} autoFocus isRequired />
        {create.refusal !== null && (
          <p className="champ-erreur" role="alert">
            {create.refusal.message}
          </p>
        )}
      </Dialog>
    </>
  )
}
