import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAction, useAnswer } from '#client/api/answer'
import { Button } from '#client/ui/button'
import { ConfirmDialog } from '#client/ui/dialog'
import { notify } from '#client/ui/notice'
import { Refused } from '#client/ui/refused'
import { Instant, withOrdinals } from '#client/words/dates'
import { StatutRestitutionChip } from '#client/words/statut-restitution-chip'
import { type StatutRestitution, statutsRestitution } from '#shared/access/restitution-steps'
import type { AnswerOf } from '#shared/api/endpoint'
import { getRestitution, nouvelleVersion, passerRestitution, type RestitutionEntry } from '#shared/api/restitutions'
import { AvantEtape, controlled } from './avant-etape.tsx'
import { AvisRecus } from './avis.tsx'
import { Historique } from './historique.tsx'
import { Relecteurs } from './relecteurs.tsx'
import './statut.css'

interface StepWords {
  verb: string
  /** What it changes for everyone; a step without it is taken at once, since the next one undoes it. */
  warning?: string
  /** What takes its time while it is being done. */
  busy?: string
}

const words: Readonly<Record<StatutRestitution, StepWords>> = {
  travail: { verb: 'Reprendre l’écriture' },
  soumise: { verb: 'Soumettre', warning: 'Nommez qui la relit, ou soumettez-la sans relecture nommée.' },
  validee: {
    verb: 'Valider',
    warning:
      'Le texte est figé dans un instantané : personne ne pourra plus le modifier, sauf dans une nouvelle version.',
    busy: 'Validation : ce que d’autres sont en train d’écrire a quelques secondes pour arriver…',
  },
  publiee: {
    verb: 'Publier',
    warning: 'Tout le monde pourra la lire et la télécharger sur la page publique.',
  },
  archivee: {
    verb: 'Archiver',
    warning:
      'Elle quitte les restitutions en cours. Elle reste dans la page de son groupe, et ne change plus de statut. Publiée, elle reste à son adresse publique, marquée archivée.',
  },
}

/** Given back by whoever was to validate it. */
const rendre: StepWords = {
  verb: 'Rendre à corriger',
  warning: 'Elle redevient un document de travail. Les commentaires et les avis restent.',
}
const wordsOf = (from: StatutRestitution, to: StatutRestitution): StepWords =>
  from === 'soumise' && to === 'travail' ? rendre : words[to]

/** Where the restitution stands, what may follow, and its versions. Nothing is shown until it is known. */
export function Statut({ documentId }: { documentId: string }) {
  const answer = useAnswer(getRestitution, { params: { id: documentId } }, { every: 4_000 })
  if (answer.state === 'loading') return null
  if (answer.state === 'refused') {
    return (
      <p className="restitution-statut" role="alert">
        Le statut n’a pas pu être lu : {answer.message}{' '}
        <Button small onPress={answer.retry}>
          Réessayer
        </Button>
      </p>
    )
  }
  return <Known documentId={documentId} standing={answer.value} />
}

function Known({ documentId, standing }: { documentId: string; standing: AnswerOf<typeof getRestitution> }) {
  const { statut, etapes, etapesPossibles, publication, versionDe, versions, peutFaireVersion } = standing
  const pass = useAction(passerRestitution)
  const version = useAction(nouvelleVersion)
  const navigate = useNavigate()
  const [asked, setAsked] = useState<StatutRestitution | null>(null)
  const go = async (to: StatutRestitution, vu = false) => {
    const done = await pass.run({ params: { id: documentId }, body: { statut: to, vu } })
    setAsked(null)
    if (done.ok) notify(`Statut : ${statutsRestitution[to].toLowerCase()}.`, 'statut')
  }
  const make = async () => {
    const made = await version.run({ params: { id: documentId } })
    if (made.ok) await navigate({ to: '/restitutions/$documentId', params: { documentId: made.value.id } })
  }
  const last = etapes.at(-1)
  const refusal = pass.refusal ?? version.refusal
  return (
    <section className="restitution-statut" aria-label="Statut de la restitution">
      <p className="restitution-statut-mots">
        <StatutRestitutionChip statut={statut} />
        {last !== undefined && (
          <span className="petit">
            <Instant at={last.at} form="short" />
            {last.organisme !== null && `, par ${last.organisme}`}
          </span>
        )}
        {statut === 'soumise' && etapesPossibles.includes('travail') && <AvisRecus documentId={documentId} />}
        {publication !== null && (
          <span className="petit">
            {publication.retireeA === null ? (
              <a href={publication.chemin} target="_blank" rel="noreferrer">
                Page publique
              </a>
            ) : (
              <>
                Retirée de la page publique&nbsp;: <Instant at={publication.retireeA} form="short" />
              </>
            )}
          </span>
        )}
        <Version of={versionDe} before="Nouvelle version de" />
        {versions.map((v) => (
          <Version key={v.id} of={v} before="Corrigée dans" />
        ))}
      </p>
      <div className="restitution-statut-gestes sans-papier">
        {etapesPossibles.map((to) => (
          <Button
            key={to}
            small
            {...(to === 'travail' || to === 'archivee' ? {} : { look: 'primary' })}
            isDisabled={pass.busy}
            onPress={() => (wordsOf(statut, to).warning === undefined ? void go(to) : setAsked(to))}
          >
            {wordsOf(statut, to).verb}
          </Button>
        ))}
        {peutFaireVersion && (
          <Button small isDisabled={version.busy} onPress={() => void make()}>
            Créer une nouvelle version
          </Button>
        )}
      </div>
      <Refused of={refusal} />
      <Historique etapes={etapes} />
      {asked !== null && controlled(asked) && (
        <AvantEtape
          documentId={documentId}
          verb={words[asked].verb}
          warning={words[asked].warning ?? ''}
          busy={words[asked].busy}
          isBusy={pass.busy}
          onConfirm={(vu) => void go(asked, vu)}
          onCancel={() => setAsked(null)}
        />
      )}
      {asked !== null && !controlled(asked) && (
        <ConfirmDialog
          title={`${wordsOf(statut, asked).verb} cette restitution ?`}
          isOpen
          confirm={wordsOf(statut, asked).verb}
          isBusy={pass.busy}
          onConfirm={() => void go(asked)}
          onCancel={() => setAsked(null)}
        >
          <p>{wordsOf(statut, asked).warning}</p>
          {asked === 'soumise' && <Relecteurs documentId={documentId} ouverte />}
        </ConfirmDialog>
      )}
    </section>
  )
}

const Version = ({ of, before }: { of: RestitutionEntry | null; before: string }) =>
  of === null ? null : (
    <span className="petit">
      {before}{' '}
      <Link to="/restitutions/$documentId" params={{ documentId: of.id }}>
        « {withOrdinals(of.title)} »
      </Link>{' '}
      ({statutsRestitution[of.statut].toLowerCase()})
    </span>
  )
