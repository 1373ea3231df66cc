import { Link } from '@tanstack/react-router'
import { ArrowDown, ArrowUp, Megaphone } from 'lucide-react'
import { useState } from 'react'
import { useAction } from '#client/api/answer'
import { hasFloor, inPassage, shortTitle } from '#client/direct/groupes'
import type { SousGroupeRow } from '#client/direct/live-meeting'
import { useMeeting } from '#client/direct/meeting'
import { Button, IconButton } from '#client/ui/button'
import { classes } from '#client/ui/class-names'
import { notify } from '#client/ui/notice'
import { OrBlank } from '#client/words/blanks'
import { presenter, setPassage } from '#shared/api/mise-en-commun'
import { objectifsAFinir } from '#shared/documents/sous-groupe'
import { useNames } from './names.tsx'

/** Sub-groups report one after the other: whose turn it is, what each leaves to finish, and the next one in one press. */
export function MiseEnCommun() {
  const { seance, direct, phase } = useMeeting()
  const give = useAction(presenter)
  const order = useAction(setPassage)
  const groupes = inPassage(direct)
  const current = direct.points.find((p) => p.id === direct.pointCourant)
  const running = groupes.some(hasFloor)
  const [asked, setAsked] = useState(false)
  if (phase !== 'live' || groupes.length === 0) return null
  if (current?.nature !== 'miseEnCommun' && !running && !asked) {
    // Some agendas have no item of its own for it: it follows the work in the same one.
    if (current?.nature !== 'sousGroupes') return null
    return (
      <Button small onPress={() => setAsked(true)}>
        <Megaphone size={16} aria-hidden="true" /> Commencer la mise en commun
      </Button>
    )
  }
  const params = { id: seance.id }
  const present = async (sousGroupeId: string | null) => {
    const result = await give.run({ params, body: { sousGroupeId } })
    if (!result.ok) notify(result.message)
  }
  const move = async (from: number, to: number) => {
    const ids = groupes.map((g) => g.id)
    const [moved] = ids.splice(from, 1)
    if (moved === undefined) return
    ids.splice(to, 0, moved)
    const result = await order.run({ params, body: { sousGroupeIds: ids } })
    if (!result.ok) notify(result.message)
  }
  const at = groupes.findIndex(hasFloor)
  const next = at === -1 ? groupes.find((g) => g.presenteFinA === null) : groupes[at + 1]
  return (
    <section className="carte pile serree" aria-labelledby="mise-en-commun">
      <div className="rang">
        <h2 id="mise-en-commun">Mise en commun</h2>
        {next !== undefined && (
          <Button small look="primary" isDisabled={give.busy} onPress={() => void present(next.id)}>
            <Megaphone size={16} aria-hidden="true" /> Au{' '}
            {next.numero === null ? 'suivant' : `sous-groupe ${next.numero}`}
          </Button>
        )}
        {running && (
          <Button small isDisabled={give.busy} onPress={() => void present(null)}>
            Terminer
          </Button>
        )}
        {asked && !running && current?.nature !== 'miseEnCommun' && (
          <Button small look="quiet" onPress={() => setAsked(false)}>
            Refermer
          </Button>
        )}
      </div>
      <ol className="liste-nue passages">
        {groupes.map((groupe, i) => (
          <li key={groupe.id} className={classes('passage', hasFloor(groupe) && 'parle')}>
            <Turn groupe={groupe} />
            <span className="rang">
              {!hasFloor(groupe) && (
                <Button small look="quiet" isDisabled={give.busy} onPress={() => void present(groupe.id)}>
                  Donner la parole<span className="sr"> au sous-groupe {groupe.numero}</span>
                </Button>
              )}
              <IconButton
                small
                label={`Faire passer le sous-groupe ${groupe.numero ?? ''} plus tôt`}
                isDisabled={order.busy || i === 0}
                onPress={() => void move(i, i - 1)}
              >
                <ArrowUp size={16} aria-hidden="true" />
              </IconButton>
              <IconButton
                small
                label={`Faire passer le sous-groupe ${groupe.numero ?? ''} plus tard`}
                isDisabled={order.busy || i === groupes.length - 1}
                onPress={() => void move(i, i + 1)}
              >
                <ArrowDown size={16} aria-hidden="true" />
              </IconButton>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Turn({ groupe }: { groupe: SousGroupeRow }) {
  const { seance } = useMeeting()
  const names = useNames()
  const rapporteur = (groupe.rapporteur === null ? null : names.get(groupe.rapporteur)) ?? groupe.rapporteurOrganisme
  const left = objectifsAFinir(groupe)
  const place = hasFloor(groupe) ? 'a la parole' : groupe.presenteFinA === null ? null : 'a rapporté'
  return (
    <span className="passage-mots">
      <strong>
        {groupe.numero} · {shortTitle(groupe)}
      </strong>
      <span className="petit">
        {place !== null && `${place} · `}Rapporteur·e&nbsp;: <OrBlank value={rapporteur} blank="aDesigner" />
      </span>
      {left.length > 0 && (
        <span className="petit">
          À finir&nbsp;: {left.join('\u00a0; ')}.{' '}
          {groupe.presenteA !== null && groupe.document !== null && (
            <Link to="/seances/$id/sous-groupes/$documentId" params={{ id: seance.id, documentId: groupe.document }}>
              Dire pourquoi<span className="sr">, dans la fiche du sous-groupe {groupe.numero}</span>
            </Link>
          )}
        </span>
      )}
    </span>
  )
}
