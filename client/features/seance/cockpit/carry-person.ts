import { type DragEvent, useState } from 'react'
import { useAction } from '#client/api/answer'
import { useMeeting } from '#client/direct/meeting'
import { notify } from '#client/ui/notice'
import { chooseSousGroupe } from '#shared/api/sous-groupes'

const KIND = 'application/x-personne'

/** A person who can be taken from one sub-group to another; « Déplacer vers… » does the same without a mouse. */
export const carried = (personId: string) => ({
  draggable: true,
  onDragStart: (event: DragEvent) => {
    event.dataTransfer.setData(KIND, personId)
    event.dataTransfer.effectAllowed = 'move'
  },
})

/** Where people can be put down; null: in no sub-group. */
export function usePutDown(sousGroupeId: string | null) {
  const { seance, phase } = useMeeting()
  const move = useAction(chooseSousGroupe)
  const [over, setOver] = useState(false)
  const takes = (event: DragEvent): boolean =>
    (phase === 'open' || phase === 'live') && event.dataTransfer.types.includes(KIND)
  const put = async (personId: string) => {
    const result = await move.run({ params: { id: seance.id }, body: { sousGroupeId, personId } })
    if (!result.ok) notify(result.message)
  }
  return {
    over,
    target: {
      onDragOver: (event: DragEvent) => {
        if (!takes(event)) return
        event.preventDefault()
        setOver(true)
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent) => {
        setOver(false)
        if (!takes(event)) return
        event.preventDefault()
        void put(event.dataTransfer.getData(KIND))
      },
    },
  }
}
