import { useAction } from '#client/api/answer'
import { groupeWords, openGroupes, shortTitle } from '#client/direct/groupes'
import type { Participant } from '#client/direct/live-meeting'
import { useMeeting } from '#client/direct/meeting'
import { Menu, type MenuAction } from '#client/ui/menu'
import { notify } from '#client/ui/notice'
import { chooseSousGroupe, setCoredige, setRapporteur } from '#shared/api/sous-groupes'
import { useNames } from './names.tsx'

/** « Déplacer vers… » for one person, and who reports for the sub-group they are in. */
export function PersonMenu({ person }: { person: Participant }) {
  const { seance, direct } = useMeeting()
  const move = useAction(chooseSousGroupe)
  const name = useAction(setRapporteur)
  const pen = useAction(setCoredige)
  const params = { id: seance.id }
  const who = useNames().get(person.id) ?? person.organisme ?? 'cette personne'
  const report = (result: { ok: true } | { ok: false; message: string }) => {
    if (!result.ok) notify(result.message)
  }
  const moveTo = async (sousGroupeId: string | null) =>
    report(await move.run({ params, body: { sousGroupeId, personId: person.id } }))
  const groupe = direct.sousGroupes.find((g) => g.id === person.sousGroupe)
  const isRapporteur = groupe?.rapporteur === person.id
  const toggleRapporteur = async (sousGroupeId: string) =>
    report(await name.run({ params, body: { sousGroupeId, personId: isRapporteur ? null : person.id } }))

  const togglePen = async () =>
    report(await pen.run({ params, body: { personId: person.id, coredige: !person.coredige } }))

  const actions: MenuAction[] = [
    ...openGroupes(direct)
      .filter((g) => g.id !== person.sousGroupe)
      .map((g) => ({
        id: g.id,
        label: `${groupeWords(g)} · ${shortTitle(g)}`,
        onAction: () => void moveTo(g.id),
      })),
    ...(groupe === undefined
      ? []
      : [
          { id: 'aucun', label: 'Sans sous-groupe', onAction: () => void moveTo(null) },
          {
            id: 'rapporteur',
            label: isRapporteur ? 'Ne plus désigner pour rapporter' : 'Désigner pour rapporter',
            onAction: () => void toggleRapporteur(groupe.id),
          },
          {
            id: 'plume',
            label: person.coredige ? 'Ne plus tenir la plume' : 'Faire tenir la plume',
            onAction: () => void togglePen(),
          },
        ]),
  ]
  return <Menu small look="quiet" label={`Déplacer ${who} vers…`} trigger="Déplacer vers…" actions={actions} />
}
