import type { ReactNode } from 'react'
import { groupeWords } from '#client/direct/groupes'
import type { SousGroupeRow } from '#client/direct/live-meeting'
import { useMeeting } from '#client/direct/meeting'
import { useValue } from '#client/document/use-document-value'
import { useDocument } from '#client/sync/use-document'
import { classes } from '#client/ui/class-names'
import { ObjectifChip } from '#client/words/chips'
import { Day } from '#client/words/dates'
import { proseText } from '#shared/document/value'
import { objectifs, type SousGroupe, sousGroupe as sheet } from '#shared/documents/sous-groupe'

type Cle = (typeof objectifs)[number]['cle']

const day = (value: string | null) => (value === null ? null : <Day day={value} />)

/** What a sheet answers to an objective, without anyone's name: who commits to what is on the sheet itself. */
function answerOf(cle: Cle, v: SousGroupe): { words: string; date: ReactNode } {
  switch (cle) {
    case 'attendus':
      return {
        words: [proseText(v.attendus), ...v.engagements.map((e) => e.quoi)].filter(Boolean).join(' · '),
        date: null,
      }
    case 'acteurs':
      return { words: v.acteursManquants.flatMap((a) => a.acteur ?? []).join(' · '), date: null }
    case 'livrable':
      return { words: proseText(v.livrable), date: day(v.livrableEcheance) }
    case 'premiereReunion':
      return { words: v.premiereReunionTexte ?? '', date: day(v.premiereReunionLe) }
    default:
      return { words: proseText(v[cle]), date: null }
  }
}

/** One sub-group for the whole room: page 0 its six objectives, then each of them on its own. */
export function GroupeSlide({ groupe, page }: { groupe: SousGroupeRow; page: number }) {
  if (groupe.document === null) return <p className="projection-vide">Ce sous-groupe n’a pas de fiche.</p>
  return <Sheet id={groupe.document} groupe={groupe} page={page} />
}

function Sheet({ id, groupe, page }: { id: string; groupe: SousGroupeRow; page: number }) {
  const { seance } = useMeeting()
  const { doc, ready } = useDocument('sous-groupe', id, { right: 'read', personId: seance.personId })
  const value = useValue(sheet, doc)
  if (!ready) return <p className="projection-vide">Ouverture de la fiche…</p>
  const at = page % (objectifs.length + 1)
  const shown = at === 0 ? objectifs : objectifs.slice(at - 1, at)
  return (
    <ol className={classes('projection-objectifs', at > 0 && 'seul')} aria-label={groupeWords(groupe)}>
      {shown.map(({ cle, etat, texte, court }) => {
        const { words, date } = answerOf(cle, value)
        const rank = objectifs.findIndex((o) => o.cle === cle) + 1
        return (
          <li key={cle} value={rank}>
            <h2>
              {rank} · {at === 0 ? court : texte}
            </h2>
            <ObjectifChip etat={value[etat]} />
            {(words !== '' || date !== null) && (
              <p className="projection-extrait">
                {date}
                {date !== null && words !== '' && ' · '}
                {words}
              </p>
            )}
          </li>
        )
      })}
    </ol>
  )
}
