import { Link } from '@tanstack/react-router'
import { useAction } from '#client/api/answer'
import { endWords, groupeWords, shortTitle, wroteAfterMerge } from '#client/direct/groupes'
import { useMeeting } from '#client/direct/meeting'
import { Button } from '#client/ui/button'
import { Chip } from '#client/ui/chip'
import { notify } from '#client/ui/notice'
import { plural } from '#client/words/numbers'
import { reopenSousGroupe } from '#shared/api/sous-groupes'

/** Sub-groups merged or abandoned: their sheets are kept, and each can begin again. */
export function EndedGroupes() {
  const { seance, direct, phase } = useMeeting()
  const reopen = useAction(reopenSousGroupe)
  const ended = direct.sousGroupes.flatMap((groupe) => {
    const words = endWords(groupe, direct)
    return words === null ? [] : [{ groupe, words }]
  })
  if (ended.length === 0) return null
  const again = async (sousGroupeId: string) => {
    const result = await reopen.run({ params: { id: seance.id, sousGroupeId } })
    notify(result.ok ? 'Le sous-groupe est rouvert, avec les personnes qui attendaient.' : result.message)
  }
  const late = ended.filter(({ groupe }) => wroteAfterMerge(groupe)).length
  const over = phase === 'closed' || phase === 'validated'
  return (
    <details className="carte sans-groupe">
      <summary>
        <strong>Fusionnés ou abandonnés</strong>{' '}
        <span className="petit">{plural(ended.length, 'fiche gardée', 'fiches gardées')}</span>{' '}
        {late > 0 && (
          <Chip tone="ochre" shape="question">
            Texte arrivé après la fusion
          </Chip>
        )}
      </summary>
      <ul className="liste-nue pile serree">
        {ended.map(({ groupe, words }) => (
          <li key={groupe.id} className="rang">
            <span>
              {groupe.document === null ? (
                groupeWords(groupe)
              ) : (
                <Link
                  to="/seances/$id/sous-groupes/$documentId"
                  params={{ id: seance.id, documentId: groupe.document }}
                >
                  {groupeWords(groupe)} · {shortTitle(groupe)}
                </Link>
              )}
              <span className="petit">, {words}</span>
              {wroteAfterMerge(groupe) && (
                <strong className="petit">
                  . Du texte y est arrivé ensuite&nbsp;: ouvrez cette fiche et reprenez-le dans l’autre.
                </strong>
              )}
            </span>
            {!over && (
              <Button small isDisabled={reopen.busy} onPress={() => void again(groupe.id)}>
                Rouvrir<span className="sr"> le {groupeWords(groupe).toLowerCase()}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
