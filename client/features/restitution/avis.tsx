import { useAction, useAnswer } from '#client/api/answer'
import { Banner } from '#client/ui/banner'
import { Button } from '#client/ui/button'
import { Chip } from '#client/ui/chip'
import { notify } from '#client/ui/notice'
import { Refused } from '#client/ui/refused'
import { Instant } from '#client/words/dates'
import { type AvisRelecture, avisRelecture } from '#shared/access/restitution-steps'
import type { AnswerOf } from '#shared/api/endpoint'
import { donnerAvis, getMaRelecture, getRelecteurs } from '#shared/api/relecteurs'
import { getRestitution } from '#shared/api/restitutions'

type Relecture = NonNullable<AnswerOf<typeof getMaRelecture>['relecture']>

const looks = {
  rien: { tone: 'success', shape: 'check' },
  aCorriger: { tone: 'ochre', shape: 'half' },
} as const

/** What a reviewer said, when, and whether the text was submitted again since. */
export function AvisChip({ of: { avis, avisA, perime } }: { of: Relecture }) {
  if (avis === null || avisA === null) return <Chip shape="circle">Avis attendu</Chip>
  return (
    <>
      <Chip {...(perime ? { shape: 'circle' as const } : looks[avis])}>{avisRelecture[avis]}</Chip>
      <span className="petit">
        <Instant at={avisA} form="short" />
        {perime && ', avant la dernière soumission'}
      </span>
    </>
  )
}

/** How far the reading of a submitted restitution is, for those who wait for it. */
export function AvisRecus({ documentId }: { documentId: string }) {
  const answer = useAnswer(getRelecteurs, { params: { id: documentId } }, { every: 4_000 })
  // A withdrawn link gives no opinion any more; one that was given stays.
  const list = answer.state === 'ready' ? answer.value.filter((r) => r.retireA === null || r.avis !== null) : []
  if (list.length === 0) return null
  const count = (of: AvisRelecture | null) => list.filter(({ avis, perime }) => (perime ? null : avis) === of).length
  const said = [
    ...(['rien', 'aCorriger'] as const).map((avis) => [count(avis), avisRelecture[avis].toLowerCase()] as const),
    [count(null), 'avis attendus'] as const,
  ].filter(([n]) => n > 0)
  return <span className="petit">Relecture : {said.map(([n, words]) => `${words} : ${n}`).join(' ; ')}</span>
}

/** What is asked of whoever reads by the link of a reviewer. Nothing for anyone else. */
export function MaRelecture({ documentId }: { documentId: string }) {
  const params = { id: documentId }
  const answer = useAnswer(getMaRelecture, { params }, { every: 15_000 })
  const standing = useAnswer(getRestitution, { params }, { every: 15_000 })
  const give = useAction(donnerAvis)
  const relecture = answer.state === 'ready' ? answer.value.relecture : null
  if (relecture === null || standing.state !== 'ready') return null
  const { statut } = standing.value
  const say = async (avis: AvisRelecture) => {
    const done = await give.run({ params, body: { avis } })
    if (done.ok) notify(`Avis donné : ${avisRelecture[avis].toLowerCase()}.`)
  }
  const given = relecture.avis !== null && !relecture.perime
  return (
    <Banner
      shape="question"
      title={
        statut === 'soumise'
          ? 'On vous demande de relire cette restitution'
          : statut === 'travail'
            ? 'Cette restitution est encore en cours d’écriture'
            : 'La relecture de cette restitution est close'
      }
    >
      {statut === 'soumise' && (
        <p>Lisez-la, commentez les passages à revoir, puis dites votre avis. Vous pouvez en changer.</p>
      )}
      {statut === 'travail' && <p>Vous pouvez la lire et la commenter. L’avis se donne une fois soumise.</p>}
      {relecture.avis !== null && (
        <p className="rang">
          Votre avis : <AvisChip of={relecture} />
        </p>
      )}
      {statut === 'soumise' && (
        <div className="rang">
          {(['rien', 'aCorriger'] as const)
            .filter((avis) => !given || avis !== relecture.avis)
            .map((avis) => (
              <Button
                key={avis}
                small
                look={avis === 'rien' ? 'primary' : 'plain'}
                isDisabled={give.busy}
                onPress={() => void say(avis)}
              >
                {avisRelecture[avis]}
              </Button>
            ))}
        </div>
      )}
      <Refused of={give.refusal} />
    </Banner>
  )
}
