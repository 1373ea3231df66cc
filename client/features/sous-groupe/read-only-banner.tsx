import { useAction } from '#client/api/answer'
import { endWords, groupeWords } from '#client/direct/groupes'
import type { SousGroupeRow } from '#client/direct/live-meeting'
import { useMeeting } from '#client/direct/meeting'
import { Banner } from '#client/ui/banner'
import { Button } from '#client/ui/button'
import { chooseSousGroupe } from '#shared/api/sous-groupes'

/** Why the sheet can only be read, and what can be done about it. */
export function ReadOnlyBanner({ groupe }: { groupe: SousGroupeRow }) {
  const { seance, direct, phase, takesPart, sousGroupeId } = useMeeting()
  const choose = useAction(chooseSousGroupe)
  const mine = direct.sousGroupes.find((g) => g.id === sousGroupeId)
  if (phase === 'live' && groupe.etat === 'ouvert' && takesPart && mine !== undefined && mine.id !== groupe.id) {
    return (
      <Banner
        tone="info"
        shape="circle"
        title={`Vous êtes dans le ${groupeWords(mine).toLowerCase()}\u00a0: cette fiche se lit.`}
        action={
          <Button
            small
            isDisabled={choose.busy}
            onPress={() => void choose.run({ params: { id: seance.id }, body: { sousGroupeId: groupe.id } })}
          >
            Rejoindre ce sous-groupe
          </Button>
        }
      >
        {choose.refusal === null ? 'Pour y écrire, rejoignez ce sous-groupe.' : choose.refusal.message}
      </Banner>
    )
  }
  const ended = endWords(groupe, direct)
  const { title, body } = ended === null ? sentences[phase](takesPart) : over(ended)
  return (
    <Banner tone="neutral" shape="square" title={title} role="status">
      {body}
    </Banner>
  )
}

interface Words {
  title: string
  body: string
}

const over = (ended: string): Words => ({
  title: `Sous-groupe ${ended}\u00a0: cette fiche se lit.`,
  body: 'Elle est gardée telle quelle. L’animation peut rouvrir le sous-groupe.',
})

const before = (): Words => ({
  title: 'La séance n’a pas commencé\u00a0: cette fiche se lit.',
  body: 'Vous pourrez y écrire dès que l’animation commencera la séance\u00a0; cette page se mettra à jour seule.',
})

const sentences = {
  draft: before,
  open: before,
  live: (takesPart: boolean): Words =>
    takesPart
      ? { title: 'Cette fiche se lit.', body: 'Rechargez la page si vous devriez pouvoir y écrire.' }
      : {
          title: 'Vous observez la séance\u00a0: cette fiche se lit.',
          body: 'Seules les personnes qui participent y écrivent.',
        },
  closed: (): Words => ({
    title: 'La séance est close\u00a0: cette fiche se lit.',
    body: 'La personne rapporteure et l’animation peuvent encore la compléter jusqu’à la validation. Dites-leur ce qui manque.',
  }),
  validated: (): Words => ({
    title: 'La séance est validée\u00a0: cette fiche ne change plus.',
    body: 'Une correction demande une nouvelle version\u00a0; parlez-en à l’animation.',
  }),
} as const
