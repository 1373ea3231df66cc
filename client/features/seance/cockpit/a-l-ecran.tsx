import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useAction } from '#client/api/answer'
import { nextLarge, projected } from '#client/direct/ecrans'
import { groupeWords, openGroupes, shortTitle } from '#client/direct/groupes'
import { useMeeting } from '#client/direct/meeting'
import { Button, IconButton } from '#client/ui/button'
import { announce } from '#client/ui/notice'
import { Refused } from '#client/ui/refused'
import { optionsOf, Select } from '#client/ui/select'
import { shorten } from '#client/words/shorten'
import { projeter } from '#shared/api/conduite'
import { type Ecran, ecrans } from '#shared/documents/choices'

const { sousGroupe: _large, ...plain } = ecrans
const GROUPE = 'groupe:'
/** Screens whose lines may not fit at once. */
const PAGED: readonly Ecran[] = [
  'tourDeTable',
  'suivi',
  'propositions',
  'sousGroupes',
  'sousGroupe',
  'releve',
  'lecture',
]

/** What the room sees, from here: it follows the current item until something else is chosen. */
export function ALEcran() {
  const { seance, direct, phase } = useMeeting()
  const show = useAction(projeter)
  if (phase !== 'open' && phase !== 'live') return null
  const shown = projected(direct, phase)
  const next = nextLarge(direct, shown)
  const params = { id: seance.id }
  const groupes = openGroupes(direct).map((g) => ({
    code: GROUPE + g.id,
    label: `${groupeWords(g)} en grand\u00a0: ${shorten(shortTitle(g))}`,
  }))
  const options: { code: string; label: string }[] = [...optionsOf(plain), ...groupes]
  const value = !shown.chosen ? null : shown.sousGroupe === null ? shown.ecran : GROUPE + shown.sousGroupe.id
  const choose = async (code: string | null) => {
    const sousGroupeId = code?.startsWith(GROUPE) === true ? code.slice(GROUPE.length) : null
    const ecran = sousGroupeId === null ? (code as Ecran | null) : 'sousGroupe'
    const result = await show.run({ params, body: { ecran, sousGroupeId, page: 0 } })
    if (result.ok) announce(code === null ? 'La projection suit le point en cours.' : 'La projection a changé.')
  }
  const turn = (page: number) => {
    if (show.busy) return
    void show.run({ params, body: { ecran: shown.ecran, sousGroupeId: shown.sousGroupe?.id ?? null, page } })
  }
  const follows = `Automatique\u00a0: ${ecrans[projected({ ...direct, ecran: null }, phase).ecran].toLowerCase()}`
  return (
    <div className="a-l-ecran">
      <span className="cle" aria-hidden="true">
        À l’écran
      </span>
      <Select
        label="La projection montre"
        labelHidden
        value={value}
        options={options}
        blank={follows}
        onChange={(code) => void choose(code)}
      />
      {PAGED.includes(shown.ecran) && (
        <div className="rang a-l-ecran-page">
          <IconButton
            small
            label="Page précédente à l’écran"
            isDisabled={shown.page === 0}
            onPress={() => turn(shown.page - 1)}
          >
            <ChevronLeft size={16} aria-hidden="true" />
          </IconButton>
          <span className="petit">page {shown.page + 1}</span>
          <IconButton small label="Page suivante à l’écran" onPress={() => turn(shown.page + 1)}>
            <ChevronRight size={16} aria-hidden="true" />
          </IconButton>
        </div>
      )}
      {next !== null && (
        <Button small onPress={() => void choose(GROUPE + next.id)}>
          {groupeWords(next)} en grand
        </Button>
      )}
      <Refused of={show.refusal} />
    </div>
  )
}
