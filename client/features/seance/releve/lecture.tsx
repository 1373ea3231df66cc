import { BookOpen, ChevronLeft, ChevronRight } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useAction } from '#client/api/answer'
import { projected } from '#client/direct/ecrans'
import { useMeeting } from '#client/direct/meeting'
import { gapsAloud, lineRead } from '#client/direct/releve/reading'
import { Button } from '#client/ui/button'
import { announce, notify } from '#client/ui/notice'
import { Day } from '#client/words/dates'
import { can } from '#shared/access/can'
import { projeter } from '#shared/api/conduite'
import type { ReleveLine } from '#shared/documents/releve'

/** The relevé read aloud before people leave: one line at a time, the same here, on the wall and on every screen. */
export function Lecture({ lines }: { lines: readonly ReleveLine[] }) {
  const { seance, direct, phase } = useMeeting()
  const show = useAction(projeter)
  if (phase !== 'live' && phase !== 'open') return null
  const leads = can(seance.roles, 'runSeance')
  const shown = projected(direct, phase)
  const read = shown.ecran === 'lecture' ? lineRead(lines, shown.page) : null
  const go = async (page: number | null) => {
    if (show.busy) return
    const ecran = page === null ? null : ('lecture' as const)
    const result = await show.run({ params: { id: seance.id }, body: { ecran, sousGroupeId: null, page: page ?? 0 } })
    if (!result.ok) return notify(result.message)
    const next = page === null ? null : lineRead(lines, page)
    announce(next === null ? 'Lecture terminée.' : `Ligne ${next.rank} sur ${next.of}.`)
  }
  if (read === null) {
    if (!leads || lineRead(lines, 0) === null) return null
    return (
      <p>
        <Button onPress={() => void go(0)}>
          <BookOpen size={18} aria-hidden="true" /> Lire à voix haute
        </Button>
      </p>
    )
  }
  const { line, rank, of } = read
  const gaps = gapsAloud(line)
  const turn = (by: 1 | -1) => {
    const to = rank - 1 + by
    if (to >= 0 && to < of) void go(to)
  }
  const onKeyDown = (e: KeyboardEvent) => {
    if (!leads || (e.key !== 'ArrowRight' && e.key !== 'ArrowLeft')) return
    e.preventDefault()
    turn(e.key === 'ArrowRight' ? 1 : -1)
  }
  return (
    <section className="carte pile serree lecture" aria-labelledby="lecture" onKeyDown={onKeyDown}>
      <h2 id="lecture">
        Lu à voix haute{' '}
        <span className="releve-compte">
          {rank} sur {of}
        </span>
      </h2>
      <p className="lecture-mots">{line.texte}</p>
      <p>
        {line.qui !== null && <strong>{line.qui}</strong>}
        {line.qui !== null && line.echeance !== null && ', '}
        {line.echeance !== null && (
          <>
            pour le <Day day={line.echeance} />
          </>
        )}
      </p>
      {gaps !== null && <p className="lecture-manque">À dire&nbsp;: {gaps}.</p>}
      {leads && (
        <div className="rang">
          {/* Never disabled at an end: the focus would be lost between two presses. */}
          <Button onPress={() => turn(-1)}>
            <ChevronLeft size={18} aria-hidden="true" /> Précédente
          </Button>
          <Button look="primary" onPress={() => (rank === of ? void go(null) : turn(1))}>
            {rank === of ? (
              'Terminer la lecture'
            ) : (
              <>
                Suivante <ChevronRight size={18} aria-hidden="true" />
              </>
            )}
          </Button>
          {rank < of && (
            <Button look="quiet" onPress={() => void go(null)}>
              Arrêter la lecture
            </Button>
          )}
        </div>
      )}
    </section>
  )
}
