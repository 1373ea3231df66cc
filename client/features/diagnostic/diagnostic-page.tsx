import { RotateCw } from 'lucide-react'
import { useEffect } from 'react'
import { Page } from '#client/shell/page'
import { Button } from '#client/ui/button'
import { classes } from '#client/ui/class-names'
import { announce } from '#client/ui/notice'
import { ProgressBar } from '#client/ui/progress'
import { Shape } from '#client/ui/shape'
import { french } from '#client/words/typography'
import { CheckList } from './check-list.tsx'
import { checks } from './findings.ts'
import { MessageToIt } from './message-to-it.tsx'
import { useChecks } from './use-checks.ts'
import { requestToIt, type Verdict, verdictOf } from './verdict.ts'
import './diagnostic.css'

/** Opened a week before a meeting, from where it will be followed; nobody need be signed in. */
export function DiagnosticPage() {
  const { findings, done, all, restart } = useChecks()
  const verdict = all === null ? null : verdictOf(all)
  const request = all === null ? null : requestToIt(all, { origin: window.location.origin, now: Date.now() })
  const title = verdict?.title
  useEffect(() => {
    if (title !== undefined) announce(`Essai terminé. ${title}.`)
  }, [title])
  return (
    <Page
      title="Tester ma connexion"
      intro={
        <p className="lisible">
          Ouvrez cette page depuis l’appareil et le réseau de la séance, quelques jours avant&nbsp;: elle essaie tout ce
          dont l’écriture à plusieurs a besoin. Rien de ce que vous êtes n’est demandé ni gardé.
        </p>
      }
      actions={
        <Button onPress={restart}>
          <RotateCw size={16} aria-hidden="true" /> Recommencer
        </Button>
      }
    >
      <div className="diagnostic">
        <div className="pile">
          {verdict === null ? <Running done={done} /> : <Conclusion verdict={verdict} />}
          {request !== null && <MessageToIt words={french(request)} />}
        </div>
        <section aria-labelledby="diagnostic-essais">
          <h2 id="diagnostic-essais" className="sr">
            Les essais
          </h2>
          <CheckList findings={findings} />
        </section>
      </div>
    </Page>
  )
}

function Running({ done }: { done: number }) {
  const words = `${done} essai${done < 2 ? '' : 's'} sur ${checks.length}`
  return (
    <section className="carte diagnostic-conclusion neutral" aria-labelledby="diagnostic-conclusion">
      <h2 id="diagnostic-conclusion">Essai en cours…</h2>
      <p>{words}, quelques secondes au plus.</p>
      <ProgressBar label="Avancement des essais" value={done} max={checks.length} words={words} />
    </section>
  )
}

function Conclusion({ verdict: { tone, shape, title, meaning } }: { verdict: Verdict }) {
  return (
    <section className={classes('carte', 'diagnostic-conclusion', tone)} aria-labelledby="diagnostic-conclusion">
      <h2 id="diagnostic-conclusion">
        <Shape name={shape} size={24} />
        {title}
      </h2>
      <p>{french(meaning)}</p>
    </section>
  )
}
