import { useState } from 'react'
import { useAction } from '#client/api/answer'
import { groupeWords, openGroupes, shortTitle } from '#client/direct/groupes'
import type { SousGroupeRow } from '#client/direct/live-meeting'
import { useMeeting } from '#client/direct/meeting'
import { Button } from '#client/ui/button'
import { ConfirmDialog, Dialog } from '#client/ui/dialog'
import { Menu, type MenuAction } from '#client/ui/menu'
import { notify } from '#client/ui/notice'
import { Select } from '#client/ui/select'
import { TextArea, TextField } from '#client/ui/text-field'
import { abandonSousGroupe, mergeSousGroupe, renameSousGroupe } from '#shared/api/sous-groupes'

type Asked = 'rename' | 'merge' | 'abandon'

/** What can be done with a sub-group as a whole. Nothing here takes a character from its sheet. */
export function GroupeMenu({ groupe }: { groupe: SousGroupeRow }) {
  const { direct, phase } = useMeeting()
  const [asked, setAsked] = useState<Asked | null>(null)
  if (phase === 'closed' || phase === 'validated') return null
  const close = () => setAsked(null)
  const others = openGroupes(direct).filter((g) => g.id !== groupe.id)
  const actions: MenuAction[] = [
    { id: 'rename', label: 'Renommer…', onAction: () => setAsked('rename') },
    ...(others.length === 0 ? [] : [{ id: 'merge', label: 'Fusionner avec…', onAction: () => setAsked('merge') }]),
    { id: 'abandon', label: 'Abandonner…', danger: true, onAction: () => setAsked('abandon') },
  ]
  return (
    <>
      <Menu
        small
        look="quiet"
        label={`Gérer le ${groupeWords(groupe).toLowerCase()}`}
        trigger="Gérer"
        actions={actions}
      />
      {asked === 'rename' && <Rename groupe={groupe} onClose={close} />}
      {asked === 'merge' && <Merge groupe={groupe} others={others} onClose={close} />}
      {asked === 'abandon' && <Abandon groupe={groupe} onClose={close} />}
    </>
  )
}

interface Shown {
  groupe: SousGroupeRow
  onClose: () => void
}

const Refusal = ({ words }: { words: string | undefined }) =>
  words === undefined ? null : (
    <p className="champ-erreur" role="alert">
      {words}
    </p>
  )

function Rename({ groupe, onClose }: Shown) {
  const { seance } = useMeeting()
  const action = useAction(renameSousGroupe)
  const [titre, setTitre] = useState(groupe.titre ?? '')
  const [titreCourt, setTitreCourt] = useState(groupe.titreCourt ?? '')
  const submit = async () => {
    const params = { id: seance.id, sousGroupeId: groupe.id }
    if ((await action.run({ params, body: { titre, titreCourt } })).ok) onClose()
  }
  return (
    <Dialog
      title={`Renommer le ${groupeWords(groupe).toLowerCase()}`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button look="primary" isDisabled={action.busy || titre.trim() === ''} onPress={() => void submit()}>
            Renommer
          </Button>
        </>
      }
    >
      <TextArea
        label="Action proposée"
        value={titre}
        onChange={setTitre}
        maxLength={500}
        rows={5}
        isRequired
        autoFocus
      />
      <TextField
        label="Nom court"
        hint="Pour les listes et la projection&nbsp;; vide, le titre entier s’affiche."
        value={titreCourt}
        onChange={setTitreCourt}
        maxLength={120}
      />
      <Refusal words={action.refusal?.message} />
    </Dialog>
  )
}

function Merge({ groupe, others, onClose }: Shown & { others: readonly SousGroupeRow[] }) {
  const { seance } = useMeeting()
  const action = useAction(mergeSousGroupe)
  const [versId, setVers] = useState<string | null>(others[0]?.id ?? null)
  const submit = async () => {
    if (versId === null) return
    const result = await action.run({ params: { id: seance.id, sousGroupeId: groupe.id }, body: { versId } })
    if (!result.ok) return
    onClose()
    notify('Les deux sous-groupes sont réunis. La fiche d’origine est gardée.')
  }
  return (
    <Dialog
      title={`Fusionner le ${groupeWords(groupe).toLowerCase()}`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button look="primary" isDisabled={action.busy || versId === null} onPress={() => void submit()}>
            Fusionner
          </Button>
        </>
      }
    >
      <Select
        label="Avec"
        value={versId}
        options={others.map((g) => ({ code: g.id, label: `${groupeWords(g)} · ${shortTitle(g)}` }))}
        onChange={setVers}
      />
      <p>
        Les personnes passent dans ce sous-groupe, et ce qui est écrit s’ajoute à la suite de sa fiche. La fiche
        d’origine reste lisible&nbsp;; le sous-groupe peut être rouvert.
      </p>
      <Refusal words={action.refusal?.message} />
    </Dialog>
  )
}

function Abandon({ groupe, onClose }: Shown) {
  const { seance } = useMeeting()
  const action = useAction(abandonSousGroupe)
  const submit = async () => {
    if ((await action.run({ params: { id: seance.id, sousGroupeId: groupe.id } })).ok) onClose()
  }
  return (
    <ConfirmDialog
      isOpen
      title={`Abandonner le ${groupeWords(groupe).toLowerCase()}\u00a0?`}
      confirm="Abandonner"
      danger
      isBusy={action.busy}
      onConfirm={() => void submit()}
      onCancel={onClose}
    >
      <p>
        Les personnes choisiront un autre sous-groupe. La fiche reste lisible telle qu’elle est&nbsp;; le sous-groupe
        peut être rouvert.
      </p>
      <Refusal words={action.refusal?.message} />
    </ConfirmDialog>
  )
}
