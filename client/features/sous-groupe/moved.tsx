import { useRef } from 'react'
import { groupeWords } from '#client/direct/groupes'
import type { SousGroupeRow } from '#client/direct/live-meeting'
import { useMeeting } from '#client/direct/meeting'
import { Banner } from '#client/ui/banner'
import { ButtonLink } from '#client/ui/button'
import { can } from '#shared/access/can'

/**
 * Whether this person left the sub-group of the sheet they have open. They may finish their sentence: nothing is taken
 * from under their fingers. Opened again, the sheet is one of the others, to be read.
 */
export function useMoved(groupe: SousGroupeRow): { moved: boolean; mayFinish: boolean } {
  const { seance, phase, sousGroupeId } = useMeeting()
  const belongs = sousGroupeId === groupe.id || (sousGroupeId === null && groupe.etat === 'ouvert')
  const stayed = useRef(false)
  if (belongs) stayed.current = true
  const anywhere = phase !== 'live' || can(seance.roles, 'finishSousGroupe')
  return { moved: !belongs && !anywhere, mayFinish: anywhere || belongs || stayed.current }
}

/** Where someone who was moved goes next, when they are done here. */
export function MovedBanner() {
  const { seance, direct, sousGroupeId } = useMeeting()
  const mine = direct.sousGroupes.find((g) => g.id === sousGroupeId) ?? null
  return (
    <Banner
      tone="info"
      shape="circle"
      role="status"
      title={
        mine === null
          ? 'Vous n’êtes plus dans ce sous-groupe.'
          : `Vous êtes maintenant dans le ${groupeWords(mine).toLowerCase()}.`
      }
      action={
        mine === null || mine.document === null ? (
          <ButtonLink small to="/seances/$id" params={{ id: seance.id }}>
            Choisir un sous-groupe
          </ButtonLink>
        ) : (
          <ButtonLink
            small
            to="/seances/$id/sous-groupes/$documentId"
            params={{ id: seance.id, documentId: mine.document }}
          >
            Aller à sa fiche
          </ButtonLink>
        )
      }
    >
      Ce que vous avez tapé ici est gardé. Finissez votre phrase avant de changer de fiche.
    </Banner>
  )
}
