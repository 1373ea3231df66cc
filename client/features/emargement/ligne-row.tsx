import { History, Merge, Pencil, UserMinus } from 'lucide-react'
import { useAction } from '#client/api/answer'
import { serverNow } from '#client/api/server-clock'
import { Button, IconButton } from '#client/ui/button'
import { classes } from '#client/ui/class-names'
import { notify } from '#client/ui/notice'
import { optionsOf, Select } from '#client/ui/select'
import { Cell } from '#client/ui/table'
import { OrBlank } from '#client/words/blanks'
import { ModeChip } from '#client/words/chips'
import { clockTime, timeOfDay } from '#client/words/dates'
import { correctLigne } from '#shared/api/emargement'
import type { BodyOf } from '#shared/api/endpoint'
import { modes, qualites, sourcesEmargement, statutsPresence } from '#shared/documents/choices'
import type { Ligne } from './lignes.ts'
import { StatutChip } from './marks.tsx'

const modeOptions = optionsOf(modes)
const statutOptions = optionsOf(statutsPresence)

interface LigneRowProps {
  seanceId: string
  ligne: Ligne
  canCorrect: boolean
  /** People are coming and going: a mode, a status or a time takes one press. Later, correcting is asked for. */
  isGathered: boolean
  /** Just added here: shown so that the eye finds it. */
  isNew: boolean
  /** Whose device they share. */
  holder: string | null
  onCorrect: () => void
  /** Null when there is no other line. */
  onMerge: (() => void) | null
  onRemove: () => void
  onHistory: () => void
}

export function LigneRow(props: LigneRowProps) {
  const { seanceId, ligne, canCorrect, isGathered, isNew, holder, onCorrect, onMerge, onRemove, onHistory } = props
  const { run, busy, refusal } = useAction(correctLigne)
  const atOnce = canCorrect && isGathered
  const name = ligne.nom ?? 'ligne sans nom'
  const correct = async (body: BodyOf<typeof correctLigne>, words: string) => {
    const done = await run({ params: { id: seanceId, ligneId: ligne.id }, body })
    if (done.ok) notify(`${name} : ${words}`)
  }
  return (
    <tr className={classes(isNew && 'emargement-nouvelle')}>
      <th scope="row">
        <span className="emargement-nom">{name}</span>
        {ligne.represente !== null && <span className="petit">représente {ligne.represente}</span>}
        <QualiteEtSiege ligne={ligne} />
        {holder !== null && <span className="petit">sur l’appareil de {holder}</span>}
        {refusal !== null && (
          <span className="champ-erreur" role="alert">
            {refusal.message}
          </span>
        )}
      </th>
      <Cell label="Fonction">
        <OrBlank value={ligne.fonction} blank="nonRenseigne" />
      </Cell>
      <Cell label="Organisme">
        <OrBlank value={ligne.organisme} blank="nonRenseigne" />
      </Cell>
      <Cell label="Mode">
        {atOnce ? (
          <Select
            label={`Mode de ${name}`}
            labelHidden
            discreet
            value={ligne.mode}
            options={modeOptions}
            onChange={(mode) => mode !== null && void correct({ mode }, modes[mode].toLowerCase())}
          />
        ) : (
          ligne.mode !== null && <ModeChip mode={ligne.mode} />
        )}
      </Cell>
      <Cell label="Statut">
        {atOnce ? (
          <Select
            label={`Statut de ${name}`}
            labelHidden
            discreet
            value={ligne.statut}
            options={statutOptions}
            onChange={(statut) => statut !== null && void correct({ statut }, statutsPresence[statut].toLowerCase())}
          />
        ) : (
          <StatutChip statut={ligne.statut} />
        )}
      </Cell>
      <Cell label="Heures">
        <Heures ligne={ligne} />
        {atOnce && ligne.statut === 'present' && (
          <span className="rang emargement-gestes">
            {ligne.arriveA === null && ligne.partiA === null && (
              <Button
                small
                isDisabled={busy}
                aria-label={`Arrivé·e en retard : ${name}`}
                onPress={() => void correct({ arriveA: serverNow() }, 'arrivée en retard notée')}
              >
                Arrivé·e en retard
              </Button>
            )}
            {ligne.partiA === null && (
              <Button
                small
                isDisabled={busy}
                aria-label={`Parti·e : ${name}`}
                onPress={() => void correct({ partiA: serverNow() }, 'départ noté')}
              >
                Parti·e
              </Button>
            )}
          </span>
        )}
      </Cell>
      <Cell label="Enregistré">
        <span className="petit">
          {ligne.par === null ? '' : sourcesEmargement[ligne.par].replace("'", '’')}
          {ligne.corrige && ', corrigé'}
        </span>
      </Cell>
      <td>
        <span className="emargement-outils">
          {canCorrect && (
            <IconButton small label={`Corriger : ${name}`} onPress={onCorrect}>
              <Pencil size={16} aria-hidden="true" />
            </IconButton>
          )}
          {canCorrect && onMerge !== null && (
            <IconButton small label={`Réunir avec une autre ligne : ${name}`} onPress={onMerge}>
              <Merge size={16} aria-hidden="true" />
            </IconButton>
          )}
          {atOnce && !hasArrived(ligne) && (
            <IconButton small look="danger" label={`Retirer : ${name}`} onPress={onRemove}>
              <UserMinus size={16} aria-hidden="true" />
            </IconButton>
          )}
          <IconButton small label={`Historique : ${name}`} onPress={onHistory}>
            <History size={16} aria-hidden="true" />
          </IconButton>
        </span>
      </td>
    </tr>
  )
}

/** « Membre du CDSF, siège des communes » */
function QualiteEtSiege({ ligne: { qualite, siege } }: { ligne: Pick<Ligne, 'qualite' | 'siege'> }) {
  const said = [qualite === null ? null : qualites[qualite].toLowerCase(), siege === null ? null : `siège : ${siege}`]
  const words = said.filter((w) => w !== null).join(', ')
  return words === '' ? null : <span className="petit">{words}</span>
}

const hasArrived = ({ statut, signeA, arriveA }: Ligne): boolean =>
  statut === 'present' || signeA !== null || arriveA !== null

const hour = (instant: number): string => timeOfDay(clockTime(instant))

function Heures({ ligne: { signeA, arriveA, partiA, par } }: { ligne: Ligne }) {
  if (signeA === null && arriveA === null && partiA === null) return <span className="blanc">non renseigné</span>
  return (
    <span className="emargement-heures">
      {signeA !== null && (
        <span>
          {par === 'soi' ? 'signé' : 'noté'} à {hour(signeA)}
        </span>
      )}
      {arriveA !== null && <span>arrivé·e à {hour(arriveA)}</span>}
      {partiA !== null && <span>parti·e à {hour(partiA)}</span>}
    </span>
  )
}
