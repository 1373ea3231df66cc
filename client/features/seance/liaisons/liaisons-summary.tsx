import { useState } from 'react'
import { useNow } from '#client/api/server-clock'
import { useSparseAnnouncement } from '#client/direct/use-sparse-announcement'
import { Banner } from '#client/ui/banner'
import { Button } from '#client/ui/button'
import { classes } from '#client/ui/class-names'
import { Dialog } from '#client/ui/dialog'
import { Shape } from '#client/ui/shape'
import { clockTime } from '#client/words/dates'
import { duration } from '#client/words/durations'
import { plural } from '#client/words/numbers'
import type { Liaison } from '#shared/api/liaisons'
import { LiaisonLine } from './liaison-line.tsx'
import { isDoubtful, spokenSummary, summaryFacts } from './liaison-words.ts'
import { type Tower, useLiaisons } from './use-liaisons.ts'
import './liaisons.css'

/** One line for everyone who is linked, and the list behind it. */
export function LiaisonsSummary() {
  const tower = useLiaisons({ asks: true })
  const [open, setOpen] = useState(false)
  useSparseAnnouncement(tower.liaisons === null ? '' : spokenSummary(tower.liaisons))
  return (
    <div className="liaisons">
      <Line tower={tower} />
      {tower.liaisons !== null && (
        <Button small onPress={() => setOpen(true)}>
          Qui est relié<span className="sr"> à la séance</span>
        </Button>
      )}
      {open && <LiaisonsDialog tower={tower} onClose={() => setOpen(false)} />}
    </div>
  )
}

function Line({ tower: { liaisons, unknownSince } }: { tower: Tower }) {
  const now = useNow()
  if (unknownSince !== null) return <Unknown since={unknownSince} now={now} known={liaisons !== null} />
  if (liaisons === null) return <p className="petit">Recherche des liaisons…</p>
  return (
    <ul className="liste-nue liaisons-ligne">
      {summaryFacts(liaisons, now).map(({ tone, shape, words }) => (
        <li key={shape} className={classes('liaison-fait', tone)}>
          <Shape name={shape} />
          <span>{words}</span>
        </li>
      ))}
    </ul>
  )
}

/** Nothing is worse than an old answer that looks like a new one. */
function Unknown({ since, now, known }: { since: number; now: number; known: boolean }) {
  return (
    <p className="liaison-fait danger">
      <Shape name="triangle" />
      <span>
        {known
          ? `Liaisons inconnues depuis ${duration(now - since)}\u00a0: le serveur ne répond pas`
          : 'Liaisons inconnues\u00a0: le serveur ne répond pas'}
      </span>
    </p>
  )
}

function LiaisonsDialog({ tower, onClose }: { tower: Tower; onClose: () => void }) {
  const { unknownSince, liaisons } = tower
  const all = liaisons ?? []
  const troubled = all.filter((l) => isDoubtful(l) || l.etat === 'horsLigne')
  const calm = all.filter((l) => !troubled.includes(l))
  return (
    <Dialog
      wide
      title="Qui est relié à la séance"
      isOpen
      onClose={onClose}
      actions={
        <Button look="primary" onPress={onClose} autoFocus>
          Fermer
        </Button>
      }
    >
      {unknownSince !== null && (
        <Banner tone="danger" shape="triangle" title="Le serveur ne répond pas.">
          Cette liste date de {clockTime(unknownSince)}&nbsp;: elle n’est peut-être plus vraie.
        </Banner>
      )}
      {all.length === 0 && <p className="blanc">Personne n’est relié pour l’instant.</p>}
      {troubled.length > 0 && (
        <People title={`À surveiller\u00a0: ${plural(troubled.length, 'personne')}`} people={troubled} />
      )}
      {all.length > 0 && troubled.length === 0 && (
        <Banner tone="success" shape="check" title="Tout ce qui a été tapé est arrivé.">
          Personne n’est hors ligne, rien n’est en attente.
        </Banner>
      )}
      {calm.length > 0 && (
        <People dense title={`Rien en attente\u00a0: ${plural(calm.length, 'personne')}`} people={calm} />
      )}
    </Dialog>
  )
}

interface PeopleProps {
  title: string
  people: readonly Liaison[]
  /** Many, with nothing to say of each. */
  dense?: boolean
}

function People({ title, people, dense = false }: PeopleProps) {
  return (
    <section className="pile serree" aria-label={title}>
      <h3>{title}</h3>
      <ul className={classes('liste-nue', dense && 'liaisons-denses')}>
        {people.map((liaison) => (
          <li key={liaison.personId}>
            <LiaisonLine liaison={liaison} />
          </li>
        ))}
      </ul>
    </section>
  )
}
